import type { AlarmSeverity } from './alarm';
import type { Reading } from './reading';

/** @public */
export type MetricUnit =
  | 'percent'
  | 'bytes'
  | 'seconds'
  | 'count'
  /** How many within one period. */
  | 'count-per-period';

/**
 * The metrics that the portal draws.
 *
 * @public
 */
export type MetricId =
  | 'ecs.cpu'
  | 'ecs.memory'
  /** Only where the cluster has Container Insights. */
  | 'ecs.runningTasks'
  | 'database.cpu'
  | 'database.connections'
  | 'database.freeStorage'
  | 'database.freeableMemory'
  | 'database.readLatency'
  | 'database.writeLatency'
  | 'loadBalancer.requests'
  | 'loadBalancer.clientErrors'
  | 'loadBalancer.serverErrors'
  | 'loadBalancer.responseTime';

/**
 * One metric of one target over a range, on a regular grid.
 *
 * @public
 */
export interface MetricSeries {
  id: MetricId;
  /** Such as `CPU utilization`. */
  label: string;
  unit: MetricUnit;
  /** Seconds since 1970, one per period, ascending. */
  timestamps: number[];
  /** In `unit`; `null` where AWS has no data point. */
  values: (number | null)[];
  /** Alarms that watch this metric of this target. */
  thresholds?: MetricThreshold[];
  /** The most that it can be, such as the connections a database takes. */
  limit?: { label: string; value: number };
}

/** Where an alarm goes off, in the unit of the series. @public */
export interface MetricThreshold {
  alarmArn: string;
  alarmName: string;
  value: number;
  /** Such as `GreaterThanThreshold`. */
  comparison: string;
  severity: AlarmSeverity;
  /** Of the alarm, such as `Average` or `p99`: it may differ from the chart's. */
  statistic?: string;
}

/** All metrics of one target. @public */
export interface TargetMetrics {
  kind: 'ecs' | 'database' | 'loadBalancer';
  /** ISO 8601, inclusive. */
  start: string;
  /** ISO 8601, exclusive. */
  end: string;
  periodSeconds: number;
  series: MetricSeries[];
}

/** @public */
export interface MetricsReport {
  entityRef: string;
  targets: Reading<TargetMetrics>[];
}
