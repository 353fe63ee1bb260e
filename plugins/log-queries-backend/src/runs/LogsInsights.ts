import {
  CloudWatchLogsClient,
  GetQueryResultsCommand,
  type QueryStatus,
  type ResultField,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type { RunRow, RunStatus } from '@quarterdeck/plugin-log-queries-common';
import { Pacer } from './Pacer';
import type { QueryService, QuerySnapshot } from './QueryService';
import type { RunRecord } from './record';

/** More rows than this are of no use to a reader; the run says so. */
const MAX_ROWS = 10_000;

/** Points to the log record of a row; AWS adds it to rows that are records. */
const POINTER = '@ptr';

const STATUSES: Record<QueryStatus, RunStatus> = {
  Scheduled: 'running',
  Running: 'running',
  Unknown: 'running',
  Complete: 'complete',
  Failed: 'failed',
  Cancelled: 'cancelled',
  Timeout: 'timeout',
};

/** At once after a pause; AWS takes a second's worth, ten. */
const BURST = 2;

/** CloudWatch Logs Insights, in the words of runs. */
export class LogsInsights implements QueryService {
  readonly #pacer: Pacer;

  /**
   * @param requestsPerSecond - of each operation, in each account and region
   */
  constructor(
    private readonly awsClients: AwsClients,
    requestsPerSecond: number,
  ) {
    this.#pacer = new Pacer(requestsPerSecond, BURST);
  }

  async start(run: RunRecord): Promise<string> {
    const client = await this.client(run, 'StartQuery');
    const { queryId } = await client.send(
      new StartQueryCommand({
        queryString: run.query_string,
        ...(run.query_language && { queryLanguage: run.query_language }),
        // A query that names its sources itself (SOURCE …) must not have any.
        ...(run.log_group_names.length > 0 && {
          logGroupNames: run.log_group_names,
        }),
        startTime: epochSeconds(run.range_from),
        endTime: epochSeconds(run.range_to),
      }),
    );
    if (!queryId) throw new Error('AWS took the query but gave it no id');
    return queryId;
  }

  async read(run: RunRecord, awsQueryId: string): Promise<QuerySnapshot> {
    const client = await this.client(run, 'GetQueryResults');
    const results: ResultField[][] = [];
    let nextToken: string | undefined;
    for (;;) {
      const page = await client.send(
        new GetQueryResultsCommand({ queryId: awsQueryId, nextToken }),
      );
      results.push(...(page.results ?? []));
      nextToken = page.nextToken;
      if (!nextToken || results.length >= MAX_ROWS) {
        return {
          status: STATUSES[page.status ?? 'Unknown'],
          statistics: {
            recordsMatched: page.statistics?.recordsMatched ?? 0,
            recordsScanned: page.statistics?.recordsScanned ?? 0,
            bytesScanned: page.statistics?.bytesScanned ?? 0,
          },
          ...readResults(results.slice(0, MAX_ROWS)),
          truncated: Boolean(nextToken) || results.length > MAX_ROWS,
        };
      }
    }
  }

  async stop(run: RunRecord, awsQueryId: string): Promise<void> {
    const client = await this.client(run, 'StopQuery');
    await client.send(new StopQueryCommand({ queryId: awsQueryId }));
  }

  /** The client, once it is the turn of this operation. */
  private async client(
    run: RunRecord,
    operation: string,
  ): Promise<CloudWatchLogsClient> {
    const target: AwsTarget = { accountId: run.account_id, region: run.region };
    await this.#pacer.turn(`${operation}/${target.accountId}/${target.region}`);
    return this.awsClients.get(CloudWatchLogsClient, target);
  }
}

/** Whether asking again later may help. */
export function isPassing(error: unknown): boolean {
  const { kind } = explainAwsError(error);
  if (
    kind === 'unreachable' ||
    kind === 'throttled' ||
    kind === 'credentials'
  ) {
    return true;
  }
  return (
    typeof error === 'object' &&
    error !== null &&
    '$fault' in error &&
    error.$fault === 'server'
  );
}

function readResults(results: ResultField[][]): {
  rows: RunRow[];
  columns: string[];
} {
  const columns = new Set<string>();
  const rows = results.map(fields => {
    const row: RunRow = {};
    for (const { field, value } of fields) {
      if (field === undefined || value === undefined) continue;
      row[field] = value;
      if (field !== POINTER) columns.add(field);
    }
    return row;
  });
  return { rows, columns: [...columns] };
}

function epochSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
