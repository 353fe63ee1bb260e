import {
  CloudWatchClient,
  type MetricDataQuery,
  type MetricDataResult,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  MetricSeries,
  TargetMetrics,
} from '@quarterdeck/plugin-service-health-common';
import { chunked } from '../batches';
import { type Outcome, readPieces, type Source } from '../sources/source';
import { dimensionsOf, METRICS, type MetricTarget } from './definitions';
import { gridOf, type MetricRange } from './range';
import { SeriesBuilder } from './SeriesBuilder';

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const QUERIES_PER_CALL = 500;
const DATAPOINTS_PER_CALL = 100_800;

const MOST_METRICS_OF_A_TARGET = Math.max(
  ...Object.values(METRICS).map(
    definitions => definitions.flatMap(({ metricNames }) => metricNames).length,
  ),
);

/** All metrics of many targets over one range, by `GetMetricData`. */
export class MetricSource implements Source<MetricTarget, TargetMetrics> {
  readonly name = 'metrics';

  constructor(
    private readonly clients: AwsClients,
    private readonly range: MetricRange,
  ) {}

  async read(
    scope: AwsTarget,
    targets: MetricTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<TargetMetrics>>> {
    const client = await this.clients.get(CloudWatchClient, scope);
    return readPieces(chunked(targets, this.targetsPerCall()), piece =>
      this.readPiece(client, piece, signal),
    );
  }

  private targetsPerCall(): number {
    const { startSeconds, endSeconds, periodSeconds } = this.range;
    const points = (endSeconds - startSeconds) / periodSeconds;
    const queries = Math.min(QUERIES_PER_CALL, DATAPOINTS_PER_CALL / points);
    return Math.max(1, Math.floor(queries / MOST_METRICS_OF_A_TARGET));
  }

  private async readPiece(
    client: CloudWatchClient,
    targets: MetricTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<TargetMetrics>>> {
    const results = await this.getMetricData(client, targets, signal);
    const grid = gridOf(this.range);
    return new Map(
      targets.map((target, targetIndex) => [
        target.arn,
        this.outcomeOf(target, targetIndex, results, grid),
      ]),
    );
  }

  private async getMetricData(
    client: CloudWatchClient,
    targets: MetricTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, MetricDataResult[]>> {
    const results = new Map<string, MetricDataResult[]>();
    const pages = paginateGetMetricData(
      { client },
      {
        StartTime: new Date(this.range.startSeconds * 1_000),
        EndTime: new Date(this.range.endSeconds * 1_000),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: targets.flatMap((target, index) =>
          this.queriesOf(target, index),
        ),
      },
      { abortSignal: signal },
    );
    for await (const { MetricDataResults = [] } of pages) {
      for (const result of MetricDataResults) {
        const id = result.Id ?? '';
        results.set(id, [...(results.get(id) ?? []), result]);
      }
    }
    return results;
  }

  private queriesOf(
    target: MetricTarget,
    targetIndex: number,
  ): MetricDataQuery[] {
    return METRICS[target.kind].flatMap((definition, metricIndex) =>
      definition.metricNames.map((metricName, partIndex) => ({
        Id: queryId(targetIndex, metricIndex, partIndex),
        MetricStat: {
          Metric: {
            Namespace: definition.namespace,
            MetricName: metricName,
            Dimensions: dimensionsOf(target),
          },
          Period: this.range.periodSeconds,
          Stat: definition.stat,
        },
      })),
    );
  }

  private outcomeOf(
    target: MetricTarget,
    targetIndex: number,
    results: Map<string, MetricDataResult[]>,
    grid: number[],
  ): Outcome<TargetMetrics> {
    const series: MetricSeries[] = [];
    for (const [metricIndex, definition] of METRICS[target.kind].entries()) {
      const builder = new SeriesBuilder(grid);
      for (const [partIndex, metricName] of definition.metricNames.entries()) {
        const pages =
          results.get(queryId(targetIndex, metricIndex, partIndex)) ?? [];
        // The last page says `Complete`, those before it `PartialData`.
        const refusal = pages.find(
          ({ StatusCode: code }) =>
            code === 'InternalError' || code === 'Forbidden',
        );
        if (refusal) return { problem: refused(metricName, refusal) };
        for (const page of pages) builder.add(page);
      }
      const { id, label, unit, isOptional } = definition;
      const values = builder.values();
      if (isOptional && values.every(value => value === null)) continue;
      series.push({ id, label, unit, timestamps: grid, values });
    }
    const { startSeconds, endSeconds, periodSeconds } = this.range;
    return {
      value: {
        kind: target.kind,
        start: new Date(startSeconds * 1_000).toISOString(),
        end: new Date(endSeconds * 1_000).toISOString(),
        periodSeconds,
        series,
      },
    };
  }
}

/** Must begin with a lower-case letter. */
function queryId(
  targetIndex: number,
  metricIndex: number,
  partIndex: number,
): string {
  return `t${targetIndex}m${metricIndex}p${partIndex}`;
}

function refused(metricName: string, result: MetricDataResult) {
  const details = result.Messages?.map(({ Value }) => Value).join(' ');
  return {
    kind: result.StatusCode === 'Forbidden' ? 'access-denied' : 'failed',
    message: `CloudWatch did not read ${metricName}${
      details ? `: ${details}` : ` (${result.StatusCode})`
    }`,
    ...(result.StatusCode === 'Forbidden' && {
      remedy:
        "Allow cloudwatch:GetMetricData in the policy of the portal's role",
      action: 'cloudwatch:GetMetricData',
    }),
  } as const;
}
