import { sampleEvents } from '../testing/sampleEvents';
import type { Corpus } from './CorpusCase';

export const statistics: Corpus = {
  name: 'stats',
  events: sampleEvents,
  cases: [
    {
      name: 'bin',
      query:
        'filter @message like /ERROR/ | stats count(*) as errors by bin(5m)',
      rows: [
        { 'bin(5m)': '2026-11-22 10:00:00.000', errors: '30' },
        { 'bin(5m)': '2026-11-22 10:05:00.000', errors: '30' },
        { 'bin(5m)': '2026-11-22 10:10:00.000', errors: '30' },
        { 'bin(5m)': '2026-11-22 10:15:00.000', errors: '10' },
      ],
    },
    {
      name: 'bin with an alias, sorted',
      query: 'stats count() as c by bin(10m) as t | sort t desc',
      rows: [
        { t: '2026-11-22 10:10:00.000', c: '400' },
        { t: '2026-11-22 10:00:00.000', c: '600' },
      ],
    },
    {
      name: 'sorting by the bin as it was written',
      query: 'stats count(*) by bin(10m) | sort bin(10m) desc | limit 1',
      rows: [{ 'bin(10m)': '2026-11-22 10:10:00.000', 'count(*)': '400' }],
    },
    {
      name: 'sorting by an aggregate as it was written',
      query: 'stats count(*) by http.path | sort count(*) asc | limit 1',
      rows: [{ 'count(*)': '100' }],
    },
    {
      name: 'units by their long names',
      query: 'stats count() as n by bin(1 hour)',
      rows: [{ 'bin(1 hour)': '2026-11-22 10:00:00.000', n: '1000' }],
    },
    {
      name: 'months',
      query: 'stats count() as n by bin(1mo)',
      rows: [{ 'bin(1mo)': '2026-11-01 00:00:00.000', n: '1000' }],
    },
    {
      name: 'quarters',
      query: 'stats count() as n by datefloor(@timestamp, 1q) as quarter',
      rows: [{ quarter: '2026-10-01 00:00:00.000', n: '1000' }],
    },
    {
      name: 'the aggregates of numbers',
      query:
        'stats count(duration) as n, sum(duration) as total, avg(duration) as mean, min(duration) as least, max(duration) as most, median(duration) as middle, pct(duration, 90) as p90',
      rows: [
        {
          n: '900',
          total: '45000',
          mean: '50',
          least: '1',
          most: '99',
          middle: '50',
          p90: '89.2',
        },
      ],
    },
    {
      name: 'stddev',
      query: 'filter duration in [1, 3] | stats stddev(duration)',
      rows: [{ 'stddev(duration)': '1' }],
    },
    {
      name: 'count_distinct',
      query: 'stats count_distinct(requestId), count_distinct(missing) as none',
      rows: [{ 'count_distinct(requestId)': '45', none: '0' }],
    },
    {
      name: 'without events there is one row',
      query:
        'filter level = "none" | stats count(*) as n, sum(duration), max(duration)',
      rows: [{ n: '0' }],
    },
    {
      name: 'without events and with groups there is none',
      query: 'filter level = "none" | stats count(*) as n by level',
      rows: [],
    },
    {
      name: 'earliest and latest go by time',
      query:
        'filter ispresent(level) | stats earliest(requestId) as first, latest(requestId) as last, latest(@timestamp) as seen',
      rows: [{ first: 'r1', last: 'r49', seen: '2026-11-22 10:16:39.000' }],
    },
    {
      name: 'sortsFirst and sortsLast go by natural order',
      query:
        'stats sortsFirst(requestId) as first, sortsLast(requestId) as last',
      rows: [{ first: 'r1', last: 'r49' }],
    },
    {
      name: 'max of a time is a number',
      query: 'stats max(@timestamp) as t, fromMillis(t) as shown',
      rows: [{ t: '1795342599000', shown: '2026-11-22 10:16:39.000' }],
    },
    {
      name: 'aggregates in an expression, and earlier columns in later ones',
      query:
        'stats sum(http.status = 500) as failed, count(http.status) as all, 100 * failed / all as percent, ceil(sum(duration) / 1000) as seconds',
      rows: [{ failed: '50', all: '900', percent: '5.5556', seconds: '45' }],
    },
    {
      name: 'aggregates of expressions',
      query:
        'stats max(duration / 1000) as s, sum(if(level = "warn", 1, 0)) as warnings',
      rows: [{ s: '0.099', warnings: '128' }],
    },
    {
      name: 'groups by an expression',
      query:
        'filter ispresent(duration) | stats count() as n by floor(duration / 50) as half',
      rows: [
        { half: '0', n: '450' },
        { half: '1', n: '450' },
      ],
    },
    {
      name: 'stats over stats',
      query: `stats count(*) as c by requestId, bin(1m)
| stats max(c) as peak, count() as minutes by requestId
| filter ispresent(requestId) | sort peak desc, requestId asc | limit 2`,
      rows: [
        { requestId: 'r1', peak: '2', minutes: '16' },
        { requestId: 'r2', peak: '2', minutes: '16' },
      ],
    },
    {
      name: 'fields after stats are added',
      query: 'stats count() as n | fields n / 10 as tenth',
      rows: [{ n: '1000', tenth: '100' }],
    },
  ],
};
