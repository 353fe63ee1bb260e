import type { Dimension } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import { MINUTE_MS } from '../../../world/traffic';
import {
  findMetricSource,
  statisticNamed,
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

/** The data of a metric, put together by period. */
export function readPeriods(
  world: World,
  region: Region,
  metric: MetricIdentity,
  range: QueryRange,
  periodSeconds: number,
): Map<number, MinuteData[]> {
  const source = findMetricSource(
    world,
    region,
    metric.Namespace ?? '',
    Object.fromEntries(
      (metric.Dimensions ?? []).map(({ Name, Value }) => [
        Name ?? '',
        Value ?? '',
      ]),
    ),
  );
  const period = Math.max(periodSeconds, SECONDS_PER_MINUTE) * 1000;
  const first = Math.floor(range.start / period) * period;
  const last = Math.ceil(range.end / period) * period;
  const byPeriod = new Map<number, MinuteData[]>();
  const minutes =
    source?.read(
      metric.MetricName ?? '',
      Math.floor(first / MINUTE_MS),
      Math.floor(last / MINUTE_MS),
    ) ?? [];
  for (const data of minutes) {
    const slot = Math.floor((data.minute * MINUTE_MS) / period) * period;
    const known = byPeriod.get(slot);
    if (known) {
      known.push(data);
    } else {
      byPeriod.set(slot, [data]);
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
