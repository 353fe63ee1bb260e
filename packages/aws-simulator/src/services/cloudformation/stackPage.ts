import { validationError } from '../../wire';
import { type PageOptions, sortedPage } from '../sortedPage';

/** A page of one of CloudFormation's lists. */
export const stackPage = <Item>(
  items: readonly Item[],
  options: PageOptions<Item>,
) =>
  sortedPage(items, {
    invalidToken: () => validationError('The pagination token is invalid.'),
    ...options,
  });
