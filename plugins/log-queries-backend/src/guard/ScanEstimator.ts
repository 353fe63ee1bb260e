import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  type LogGroup,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  costOfScan,
  type RunEstimate,
} from '@quarterdeck/plugin-log-queries-common';
import type { NewRun } from '../runs/record';

const METHOD =
  'What each log group stores, evenly over the time that it is kept, times the minutes of the range that are still kept';

const UNKNOWN_METHOD =
  'The query names its log groups itself, so nobody can say before';

const DAY_MS = 86_400_000;

/** AWS renews the stored bytes once a day. */
const REMEMBERED_MS = 15 * 60_000;

/** AWS takes so many identifiers at once. */
const GROUPS_AT_ONCE = 50;

/** What is needed of a log group to reckon with it. */
interface GroupSize {
  storedBytes: number;
  createdAtMs: number;
  retentionDays?: number;
}

/** What a run would scan and cost. */
export class ScanEstimator {
  readonly #remembered = new Map<
    string,
    { size: GroupSize | undefined; untilMs: number }
  >();

  constructor(private readonly awsClients: AwsClients) {}

  /** Never throws: what cannot be read is told in the estimate. */
  async estimate(
    run: Pick<NewRun, 'accountId' | 'region' | 'logGroupNames' | 'range'>,
  ): Promise<RunEstimate> {
    if (run.logGroupNames.length === 0) return { method: UNKNOWN_METHOD };
    try {
      const sizes = await this.sizesOf(run);
      const nowMs = Date.now();
      const bytes = Math.round(
        sizes.reduce((sum, size) => sum + bytesIn(size, run.range, nowMs), 0),
      );
      return { bytes, costUsd: costOfScan(bytes), method: METHOD };
    } catch (error) {
      return { method: METHOD, problem: explainAwsError(error) };
    }
  }

  private async sizesOf(
    run: Pick<NewRun, 'accountId' | 'region' | 'logGroupNames'>,
  ): Promise<GroupSize[]> {
    const nowMs = Date.now();
    const key = (name: string) => `${run.accountId}/${run.region}/${name}`;
    const unknown = run.logGroupNames.filter(
      name => !((this.#remembered.get(key(name))?.untilMs ?? 0) > nowMs),
    );
    if (unknown.length > 0) {
      const groups = await this.describe(run, unknown);
      for (const name of unknown) {
        const group = groups.find(each => each.logGroupName === name);
        this.#remembered.set(key(name), {
          size: group && sizeOf(group),
          untilMs: nowMs + REMEMBERED_MS,
        });
      }
    }
    return run.logGroupNames.flatMap(
      name => this.#remembered.get(key(name))?.size ?? [],
    );
  }

  private async describe(
    run: Pick<NewRun, 'accountId' | 'region'>,
    names: string[],
  ): Promise<LogGroup[]> {
    const client = await this.awsClients.get(CloudWatchLogsClient, {
      accountId: run.accountId,
      region: run.region,
    });
    try {
      const { logGroups = [] } = await client.send(
        new DescribeLogGroupsCommand({
          logGroupIdentifiers: names.slice(0, GROUPS_AT_ONCE),
        }),
      );
      return logGroups;
    } catch (error) {
      // The run itself will say that a log group is gone.
      if (error instanceof ResourceNotFoundException) return [];
      throw error;
    }
  }
}

function sizeOf(group: LogGroup): GroupSize {
  return {
    storedBytes: group.storedBytes ?? 0,
    createdAtMs: group.creationTime ?? 0,
    retentionDays: group.retentionInDays,
  };
}

function bytesIn(
  { storedBytes, createdAtMs, retentionDays }: GroupSize,
  range: NewRun['range'],
  nowMs: number,
): number {
  const keptSinceMs = Math.max(
    createdAtMs,
    retentionDays === undefined ? 0 : nowMs - retentionDays * DAY_MS,
  );
  const keptMs = nowMs - keptSinceMs;
  if (keptMs <= 0) return 0;
  const fromMs = Math.max(keptSinceMs, Date.parse(range.from));
  const toMs = Math.min(nowMs, Date.parse(range.to));
  return (storedBytes * Math.max(0, toMs - fromMs)) / keptMs;
}
