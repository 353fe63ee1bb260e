import type {
  DescribeQueriesRequest,
  DescribeQueriesResponse,
  GetLogRecordRequest,
  GetLogRecordResponse,
  GetQueryResultsRequest,
  GetQueryResultsResponse,
  QueryInfo,
  ResultField,
} from '@aws-sdk/client-cloudwatch-logs';
import type { ResultRow } from '../../../insights';
import { positionPage } from '../../positionPage';
import { invalidToken } from '../refusals';
import { pointerTo, readPointer } from './pointers';
import type { QueryRun } from './QueryRun';
import type { QueryRuns } from './QueryRuns';

/** A page of results; more rows come with its token. */
const MAX_ROWS_PER_PAGE = 10_000;
const DEFAULT_QUERIES_PER_PAGE = 1_000;
const MILLISECONDS_PER_SECOND = 1000;

export function getQueryResults(
  runs: QueryRuns,
  input: GetQueryResultsRequest,
): GetQueryResultsResponse {
  const run = runs.get(input.queryId);
  const { status } = run;
  const { statistics } = run;
  const rows = run.rows();
  const { items, next: nextToken } = positionPage(rows, {
    token: input.nextToken,
    size: Math.min(input.maxItems ?? MAX_ROWS_PER_PAGE, MAX_ROWS_PER_PAGE),
    invalidToken,
  });
  return {
    queryLanguage: 'CWLI',
    status,
    results: items.map(fieldsOf),
    statistics: {
      recordsMatched: statistics.recordsMatched,
      recordsScanned: statistics.recordsScanned,
      bytesScanned: statistics.bytesScanned,
      estimatedRecordsSkipped: 0,
      estimatedBytesSkipped: 0,
      logGroupsScanned: run.request.logGroups.length,
      resultCount: rows.length,
    },
    nextToken,
  };
}

function fieldsOf({ fields, event }: ResultRow): ResultField[] {
  return event === undefined
    ? [...fields]
    : [...fields, { field: '@ptr', value: pointerTo(event) }];
}

export function describeQueries(
  runs: QueryRuns,
  input: DescribeQueriesRequest,
): DescribeQueriesResponse {
  const queries = runs
    .all()
    .reverse()
    .filter(
      run =>
        (!input.status || run.status === input.status) &&
        (!input.logGroupName ||
          run.request.logGroups.includes(input.logGroupName)),
    )
    .map(describe);
  const { items, next: nextToken } = positionPage(queries, {
    token: input.nextToken,
    size: input.maxResults ?? DEFAULT_QUERIES_PER_PAGE,
    invalidToken,
  });
  return { queries: items, nextToken };
}

function describe({ request, status, statistics }: QueryRun): QueryInfo {
  return {
    queryLanguage: 'CWLI',
    queryId: request.id,
    queryString: request.queryString,
    status,
    createTime: request.startedAt,
    logGroupName: request.logGroups.join(','),
    queryDuration: Math.round(request.durationMs / MILLISECONDS_PER_SECOND),
    bytesScanned: statistics.bytesScanned,
  };
}

/** GetLogRecord: the whole event behind a row, its JSON laid out in fields. */
export function getLogRecord(
  accountId: string,
  { logRecordPointer }: GetLogRecordRequest,
): GetLogRecordResponse {
  const { logGroup, stream, timestamp, message } = readPointer(
    logRecordPointer ?? '',
  );
  return {
    logRecord: {
      '@message': message,
      '@timestamp': String(timestamp),
      '@ingestionTime': String(timestamp),
      '@log': `${accountId}:${logGroup}`,
      '@logStream': stream,
      ...flattened(parsed(message)),
    },
  };
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    // A line of text has no fields.
    return undefined;
  }
}

/** The leaves of a JSON value by their dotted paths. */
export function flattened(value: unknown, prefix = ''): Record<string, string> {
  if (typeof value !== 'object' || value === null) {
    return prefix === '' ? {} : { [prefix]: String(value) };
  }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, each]) =>
      flattened(each, prefix === '' ? key : `${prefix}.${key}`),
    ),
  );
}
