/** A query that somebody on call wants at hand. */
export interface SavedQueryDefinition {
  name: string;
  queryString: string;
}

/**
 * The saved queries of an environment (R158 to R160), as they find something
 * in a log of JSON lines (F03).
 */
export const SAVED_QUERIES: readonly SavedQueryDefinition[] = [
  {
    name: 'Find errors',
    queryString: [
      'filter level = "error" or @message like /(?i)error/',
      'stats count() as n by message',
      'sort n desc',
      'limit 50',
    ].join('\n| '),
  },
  {
    name: 'API latency',
    queryString: [
      'filter ispresent(duration)',
      'stats count() as n, avg(duration), pct(duration, 95), max(duration) by route',
      'sort n desc',
    ].join('\n| '),
  },
  {
    name: 'Failed requests',
    queryString: [
      'filter statusCode >= 400',
      'stats count() as n by statusCode, route',
      'sort n desc',
    ].join('\n| '),
  },
];
