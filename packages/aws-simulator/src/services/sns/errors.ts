import * as sns from '@aws-sdk/client-sns';
import { sortedPage } from '../sortedPage';

export const invalidParameter = (what: string) =>
  new sns.InvalidParameterException({
    message: `Invalid parameter: ${what}`,
    $metadata: {},
  });

const PAGE_SIZE = 100;

/** A page of any list of this API. */
export const snsPage = <Item extends { id: string }>(
  items: readonly Item[],
  token: string | undefined,
) =>
  sortedPage(items, {
    token,
    size: PAGE_SIZE,
    keyOf: each => each.id,
    invalidToken: () => invalidParameter('NextToken'),
  });
