import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';

/** A query that somebody on call wants at hand. */
export interface SavedQueryDefinition {
  name: string;
  queryString: string;
}

/**
 * The saved queries of an environment (R158 to R160), as they find something
 * in a log of JSON lines (F03).
 */
const WORKING_QUERIES: readonly SavedQueryDefinition[] = [
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
    // Apart from the averages, which it would bias.
    name: 'Slow requests',
    queryString: [
      'filter duration > 500',
      'stats count() as n by route',
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

/**
 * The same three, word for word as the architecture has them. They find little
 * in a log of JSON lines: `ERROR` is `"level":"error"` there, and `@duration`
 * is known for functions only.
 */
const DOCUMENTED_QUERIES: readonly SavedQueryDefinition[] = [
  {
    name: 'Find errors (as documented)',
    queryString: [
      'fields @timestamp, @message',
      'filter @message like /ERROR/',
      'stats count() by @message',
    ].join('\n| '),
  },
  {
    name: 'API latency (as documented)',
    queryString: [
      'fields @duration',
      'filter @duration > 500',
      'stats avg(@duration), max(@duration), count()',
    ].join('\n| '),
  },
  {
    name: 'Failed requests (as documented)',
    queryString: [
      'fields @message, statusCode',
      'filter statusCode >= 400',
      'stats count() by statusCode',
    ].join('\n| '),
  },
];

/** What is saved for an environment: what works, and what was asked for. */
export function savedQueries(
  spec: EnvironmentSpec['operations'],
): SavedQueryDefinition[] {
  return [
    ...WORKING_QUERIES,
    ...(spec.documentedQueries ? DOCUMENTED_QUERIES : []),
  ];
}
