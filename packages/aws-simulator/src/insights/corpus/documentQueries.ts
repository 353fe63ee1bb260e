import { webEvents } from '../testing/webEvents';
import type { Corpus } from './CorpusCase';

/**
 * The three queries of the architecture document, as written there and as
 * corrected (finding F03 of the requirements).
 */
export const documentQueries: Corpus = {
  name: 'the queries of the document',
  events: webEvents,
  cases: [
    {
      name: 'Find errors, as written, misses every JSON error',
      query: `fields @timestamp, @message
| filter @message like /ERROR/
| stats count() by @message`,
      rows: [
        { '@message': 'ERROR plain text failure', 'count()': '1' },
        {
          '@message':
            '{"level":"warn","message":"slow ERROR budget","duration":500}',
          'count()': '1',
        },
      ],
    },
    {
      name: 'Find errors, corrected',
      query: `filter level = "error" or @message like /(?i)error/
| stats count() as n by message
| sort n desc
| limit 50`,
      rows: [
        { message: 'Database is gone', n: '2' },
        { n: '1' },
        { message: 'slow ERROR budget', n: '1' },
      ],
    },
    {
      name: 'API latency, as written, finds nothing to measure',
      query: `fields @duration
| filter @duration > 500
| stats avg(@duration), max(@duration), count()`,
      rows: [{ 'count()': '0' }],
    },
    {
      name: 'API latency, corrected',
      query: `filter ispresent(duration)
| stats count() as n, avg(duration), pct(duration, 95), max(duration) by route
| sort n desc`,
      rows: [
        {
          route: '/a',
          n: '3',
          'avg(duration)': '706.6667',
          'pct(duration, 95)': '1080',
          'max(duration)': '1100',
        },
        {
          route: '/b',
          n: '2',
          'avg(duration)': '360',
          'pct(duration, 95)': '666',
          'max(duration)': '700',
        },
        {
          n: '1',
          'avg(duration)': '500',
          'pct(duration, 95)': '500',
          'max(duration)': '500',
        },
      ],
    },
    {
      name: 'API latency, the count over 500 ms as a query of its own',
      query: 'filter duration > 500 | stats count() as slow by route',
      rows: [
        { route: '/a', slow: '2' },
        { route: '/b', slow: '1' },
      ],
    },
    {
      name: 'a JSON key with an at sign is found with two',
      query:
        'filter @@duration > 500 | fields @@duration, route | display route',
      rows: [{ route: '/c' }],
    },
    {
      name: 'Failed requests, as written',
      query: `fields @message, statusCode
| filter statusCode >= 400
| stats count() by statusCode`,
      rows: [
        { statusCode: '404', 'count()': '1' },
        { statusCode: '500', 'count()': '2' },
      ],
    },
  ],
};
