import { sampleEvents } from '../testing/sampleEvents';
import type { Corpus } from './CorpusCase';

export const commands: Corpus = {
  name: 'commands',
  events: sampleEvents,
  cases: [
    {
      name: 'an empty query shows time and message',
      query: '',
      rows: sampleEvents.map(({ timestamp, message }) => ({
        '@timestamp': new Date(timestamp)
          .toISOString()
          .replace('T', ' ')
          .replace('Z', ''),
        '@message': message,
      })),
    },
    {
      name: 'fields, sort and limit',
      query: 'fields @timestamp, @logStream | sort @timestamp desc | limit 2',
      rows: [
        {
          '@timestamp': '2026-11-22 10:16:39.000',
          '@logStream': 'ecs/app/task0',
        },
        {
          '@timestamp': '2026-11-22 10:16:38.000',
          '@logStream': 'ecs/app/task2',
        },
      ],
    },
    {
      name: 'fields of several commands add up',
      query:
        'fields level | fields requestId | filter level = "info" | limit 1',
      rows: [{ level: 'info', requestId: 'r1' }],
    },
    {
      name: 'display shows only its own',
      query: 'fields @timestamp, level | display level, @log | limit 2',
      rows: [
        { '@log': '123456789012:/ecs/sample' },
        { level: 'info', '@log': '123456789012:/ecs/sample' },
      ],
    },
    {
      name: 'ingestion time is a time',
      query: 'fields @ingestionTime | limit 1',
      rows: [{ '@ingestionTime': '2026-11-22 10:00:00.250' }],
    },
    {
      name: 'an alias of a time is a time',
      query: 'fields @timestamp as t, t | limit 1',
      rows: [{ t: '2026-11-22 10:00:00.000' }],
    },
    {
      name: 'comments, blank lines, backticks and any case of keywords',
      query: `# failures
FIELDS \`http.status\` AS status # with a comment
| Filter status >= 500

| LIMIT 2`,
      rows: [{ status: '500' }, { status: '500' }],
    },
    {
      name: 'where is filter',
      query: 'where level = "warn" | stats count(*) as n',
      rows: [{ n: '128' }],
    },
    {
      name: 'parse with a glob',
      query: `parse @message "ERROR [*] Timeout after *ms user=*" as req, ms, user
| filter ispresent(req) | stats sum(ms) as total, count(*) by user`,
      rows: [{ user: 'u0', total: '49500', 'count(*)': '100' }],
    },
    {
      name: 'parse without a field reads the message',
      query: 'parse "Timeout after *ms" as ms | filter ms > 980 | display ms',
      rows: [{ ms: '990' }],
    },
    {
      name: 'parse with named groups',
      query:
        'parse @message /after (?<ms>\\d+)ms user=(?P<user>\\w+)/ | stats max(ms) as most by user | filter ispresent(user)',
      rows: [{ user: 'u0', most: '990' }],
    },
    {
      name: 'parse with groups named by as',
      query:
        'parse @message /after (\\d+)ms/ as ms | filter ms = 10 | display ms',
      rows: [{ ms: '10' }],
    },
    {
      name: 'parse of another field, with a slash escaped in the pattern',
      query:
        'parse http.path /\\/p(?<page>\\d)/ | filter ispresent(page) | stats count() by page | sort page',
      rows: [
        { page: '0', 'count()': '200' },
        { page: '1', 'count()': '250' },
        { page: '2', 'count()': '200' },
        { page: '3', 'count()': '250' },
      ],
    },
    {
      name: 'parsed fields follow the default columns',
      query: 'filter @message like "after 20ms" | parse "[*]" as id',
      rows: [
        {
          '@timestamp': '2026-11-22 10:00:20.000',
          '@message': 'ERROR [req-20] Timeout after 20ms user=u0',
          id: 'req-20',
        },
      ],
    },
    {
      name: 'dedup keeps the first of each',
      query:
        'filter level = "warn" | dedup http.path | display requestId, http.path',
      rows: [
        { requestId: 'r7', 'http.path': '/p3' },
        { requestId: 'r14', 'http.path': '/p2' },
        { requestId: 'r21', 'http.path': '/p1' },
        { requestId: 'r28', 'http.path': '/p0' },
      ],
    },
    {
      name: 'sort by several keys',
      query:
        'stats count() as n by level, http.status | sort level asc, http.status desc',
      rows: [
        { n: '100' },
        { level: 'info', 'http.status': '500', n: '43' },
        { level: 'info', 'http.status': '200', n: '729' },
        { level: 'warn', 'http.status': '500', n: '7' },
        { level: 'warn', 'http.status': '200', n: '121' },
      ],
    },
    {
      name: 'limit before stats',
      query: 'limit 30 | stats count() as n',
      rows: [{ n: '30' }],
    },
    {
      name: 'unnest makes a row of each element',
      query:
        'filter requestId = "r1" | unnest tags into tag | stats count() by tag',
      rows: [
        { tag: 'a', 'count()': '20' },
        { tag: 'b1', 'count()': '20' },
      ],
    },
    {
      name: 'filter after stats',
      query:
        'stats count() as n by http.path | filter n > 200 | sort http.path',
      rows: [
        { 'http.path': '/p1', n: '250' },
        { 'http.path': '/p3', n: '250' },
      ],
    },
  ],
};
