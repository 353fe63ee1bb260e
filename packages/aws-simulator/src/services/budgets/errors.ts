import * as budgets from '@aws-sdk/client-budgets';
import { sortedPage } from '../sortedPage';

export const invalidParameter = (message: string) =>
  new budgets.InvalidParameterException({ message, $metadata: {} });

export const notFound = (message: string) =>
  new budgets.NotFoundException({ message, $metadata: {} });

export const duplicate = (message: string) =>
  new budgets.DuplicateRecordException({ message, $metadata: {} });

const MOST_RESULTS = 100;

/** A page of any list of this API. */
export const budgetsPage = <Item>(
  items: readonly Item[],
  input: { NextToken?: string; MaxResults?: number },
  keyOf: (item: Item) => string,
) =>
  sortedPage(items, {
    token: input.NextToken,
    size: Math.min(input.MaxResults ?? MOST_RESULTS, MOST_RESULTS),
    keyOf,
    invalidToken: () =>
      new budgets.InvalidNextTokenException({
        message: 'The pagination token is invalid.',
        $metadata: {},
      }),
  });
