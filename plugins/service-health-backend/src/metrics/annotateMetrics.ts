import {
  type Alarm,
  mapReading,
  type MetricSeries,
  type Reading,
  type TargetMetrics,
} from '@quarterdeck/plugin-service-health-common';
import type { MetricTarget } from './definitions';
import { thresholdsOf } from './thresholds';

/** What the series of a target may reach, such as its connections. */
export type LimitsByTarget = ReadonlyMap<
  string,
  Partial<Record<MetricSeries['id'], MetricSeries['limit']>>
>;

/**
 * Adds to each series where alarms go off and what the most is that it can be.
 * They are no part of the reading: an alarm changes without its metric.
 */
export function annotateMetrics(
  readings: Reading<TargetMetrics>[],
  targets: MetricTarget[],
  alarms: Alarm[],
  limits: LimitsByTarget,
): Reading<TargetMetrics>[] {
  const targetOf = new Map(targets.map(target => [target.arn, target]));
  return readings.map(reading => {
    const target = targetOf.get(reading.target);
    if (!target) return reading;
    return mapReading(reading, metrics => ({
      ...metrics,
      series: metrics.series.map(series => {
        const { periodSeconds } = metrics;
        const thresholds = thresholdsOf(series, periodSeconds, target, alarms);
        const limit = limits.get(target.arn)?.[series.id];
        return {
          ...series,
          ...(thresholds.length > 0 && { thresholds }),
          ...(limit && { limit }),
        };
      }),
    }));
  });
}
