import type { Dimension } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import { MINUTE_MS } from '../../../world/traffic';
import {
  findMetricFilter,
  findMetricSource,
  findPublishedMetric,
  statisticNamed,
  type MetricSource,
  type MinuteData,
} from '../../../world/metrics';
import type { World } from '../../../world/World';
import type { Series } from '../math/Series';

const SECONDS_PER_MINUTE = 60;

/** A range in epoch milliseconds; the end is not part of it. */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
}

export interface MetricIdentity {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: Dimension[];
}

/** The beginnings of the periods that overlap a range, epoch milliseconds. */
export function slotsOf(
  { start, end }: QueryRange,
  periodSeconds: number,
): number[] {
  const period = periodSeconds * 1000;
  const slots: number[] = [];
  for (
    let slot = Math.floor(start / period) * period;
    slot < end;
    slot += period
  ) {
    slots.push(slot);
  }
  return slots;
}

/** What publishes a metric: the world, or somebody by PutMetricData. */
export function sourceOfMetric(
  world: World,
  region: Region,
  { Namespace = '', MetricName = '', Dimensions = [] }: MetricIdentity,
): MetricSource | undefined {
  const dimensions = Object.fromEntries(
    Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]),
  );
  return (
    findMetricSource(world, region, Namespace, dimensions) ??
    findMetricFilter(world, region, Namespace, MetricName, dimensions) ??
    findPublishedMetric(region, Namespace, MetricName, dimensions)
  );
}

/** The data of a metric, put together by period. */
export function readPeriods(
  world: World,
  region: Region,
  metric: MetricIdentity,
  range: QueryRange,
  periodSeconds: number,
): Map<number, MinuteData[]> {
  const source = sourceOfMetric(world, region, metric);
  const isFine =
    periodSeconds < SECONDS_PER_MINUTE && source?.readFine !== undefined;
  const period =
    (isFine ? periodSeconds : Math.max(periodSeconds, SECONDS_PER_MINUTE)) *
    1000;
  const first = Math.floor(range.start / period) * period;
  const last = Math.ceil(range.end / period) * period;
  const byPeriod = new Map<number, MinuteData[]>();
  const name = metric.MetricName ?? '';
  const data = isFine
    ? source.readFine?.(name, first, last)
    : source
        ?.read(
          name,
          Math.floor(first / MINUTE_MS),
          Math.floor(last / MINUTE_MS),
        )
        .map(each => ({ ...each, time: each.minute * MINUTE_MS }));
  for (const each of data ?? []) {
    const slot = Math.floor(each.time / period) * period;
    const known = byPeriod.get(slot);
    if (known) {
      known.push(each);
    } else {
      byPeriod.set(slot, [each]);
    }
  }
  return byPeriod;
}

/** One statistic of a metric as a series; undefined for an unknown statistic. */
export function readStatistic(
  world: World,
  region: Region,
  metric: MetricIdentity,
  range: QueryRange,
  periodSeconds: number,
  statistic: string,
): Series | undefined {
  const compute = statisticNamed(statistic);
  if (!compute) {
    return undefined;
  }
  const periods = readPeriods(world, region, metric, range, periodSeconds);
  return new Map(
    [...periods].map(([slot, minutes]) => [slot, compute(minutes)] as const),
  );
}
