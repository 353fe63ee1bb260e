import { z } from 'zod';
import { moment } from '../schema';
import { alarmSeveritySchema } from './alarm';
import { readingSchema } from './reading';

/** @public */
export const metricUnitSchema = z
  .enum(['percent', 'bytes', 'seconds', 'count', 'count-per-period'])
  .describe('`count-per-period` is how many within one period');

/** @public */
export type MetricUnit = z.output<typeof metricUnitSchema>;

/**
 * The metrics that the portal draws; `ecs.runningTasks` only where the cluster
 * has Container Insights.
 *
 * @public
 */
export const metricIdSchema = z.enum([
  'ecs.cpu',
  'ecs.memory',
  'ecs.runningTasks',
  'database.cpu',
  'database.connections',
  'database.freeStorage',
  'database.freeableMemory',
  'database.readLatency',
  'database.writeLatency',
  'loadBalancer.requests',
  'loadBalancer.clientErrors',
  'loadBalancer.serverErrors',
  'loadBalancer.responseTime',
]);

/** @public */
export type MetricId = z.output<typeof metricIdSchema>;

/** Where an alarm goes off, in the unit of the series. @public */
export const metricThresholdSchema = z.object({
  alarmArn: z.string(),
  alarmName: z.string(),
  value: z.number(),
  comparison: z.string().describe('Such as `GreaterThanThreshold`'),
  severity: alarmSeveritySchema,
  statistic: z
    .string()
    .describe(
      "Of the alarm, such as `Average` or `p99`: it may differ from the chart's",
    )
    .optional(),
});

/** @public */
export type MetricThreshold = z.output<typeof metricThresholdSchema>;

/**
 * One metric of one target over a range, on a regular grid.
 *
 * @public
 */
export const metricSeriesSchema = z.object({
  id: metricIdSchema,
  label: z.string().describe('Such as `CPU utilization`'),
  unit: metricUnitSchema,
  timestamps: z
    .array(z.number())
    .describe('Seconds since 1970, one per period, ascending'),
  values: z
    .array(z.number().nullable())
    .describe('In `unit`; `null` where AWS has no data point'),
  thresholds: z
    .array(metricThresholdSchema)
    .describe('Alarms that watch this metric of this target')
    .optional(),
  limit: z
    .object({ label: z.string(), value: z.number() })
    .describe(
      'The most that it can be, such as the connections a database takes',
    )
    .optional(),
});

/** @public */
export type MetricSeries = z.output<typeof metricSeriesSchema>;

/** All metrics of one target. @public */
export const targetMetricsSchema = z.object({
  kind: z.enum(['ecs', 'database', 'loadBalancer']),
  start: moment.describe('Inclusive'),
  end: moment.describe('Exclusive'),
  periodSeconds: z.int().positive(),
  series: z.array(metricSeriesSchema),
});

/** @public */
export type TargetMetrics = z.output<typeof targetMetricsSchema>;

/** @public */
export const metricsReportSchema = z.object({
  entityRef: z.string(),
  targets: z.array(readingSchema(targetMetricsSchema)),
});

/** @public */
export type MetricsReport = z.output<typeof metricsReportSchema>;
