import * as ce from '@aws-sdk/client-cost-explorer';
import { sortedPage } from '../sortedPage';

const MOST_RESULTS = 1000;

interface ValueQuery {
  SearchString?: string;
  MaxResults?: number;
  NextPageToken?: string;
}

/** A page of the different values among some, as this API counts them. */
export function valuePage(values: string[], query: ValueQuery) {
  const { SearchString = '' } = query;
  const wanted = [...new Set(values)].filter(each =>
    each.toLowerCase().includes(SearchString.toLowerCase()),
  );
  const { items, next } = sortedPage(wanted, {
    token: query.NextPageToken,
    size: query.MaxResults ?? MOST_RESULTS,
    keyOf: each => each,
    invalidToken: () =>
      new ce.InvalidNextTokenException({
        message: 'The next page token is not valid.',
        $metadata: {},
      }),
  });
  return {
    items,
    ReturnSize: items.length,
    TotalSize: wanted.length,
    NextPageToken: next,
  };
}
