import { z } from 'zod';
import { moment } from '../schema';

/**
 * How bad it is when the alarm goes off. AWS has no such member: it is found
 * in the alarm's name, its description or the names of the topics it notifies.
 * `none`: all that it does is scale something, and `ALARM` is one of its
 * working states.
 *
 * @public
 */
export const alarmSeveritySchema = z.enum(['critical', 'warning', 'none']);

/** @public */
export type AlarmSeverity = z.output<typeof alarmSeveritySchema>;

const alarmStateSchema = z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']);

/** One metric that an alarm looks at. @public */
export const alarmMetricSourceSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  dimensions: z.record(z.string(), z.string()),
});

/** @public */
export type AlarmMetricSource = z.output<typeof alarmMetricSourceSchema>;

/** @public */
export const alarmMetricSchema = z.object({
  namespace: z.string().optional(),
  name: z
    .string()
    .describe("The metric's name, or the label of the expression")
    .optional(),
  statistic: z.string().optional(),
  comparison: z.string().describe('Such as `GreaterThanThreshold`'),
  threshold: z.number().optional(),
  unit: z.string().optional(),
  periodSeconds: z.number().optional(),
  evaluationPeriods: z.number().optional(),
  datapointsToAlarm: z.number().optional(),
  sources: z
    .array(alarmMetricSourceSchema)
    .describe('What is compared is one metric, or the sum of several')
    .optional(),
});

/** @public */
export type AlarmMetric = z.output<typeof alarmMetricSchema>;

/**
 * A CloudWatch alarm.
 *
 * @public
 */
export const alarmSchema = z.object({
  arn: z.string(),
  name: z.string(),
  accountId: z.string(),
  region: z.string(),
  description: z.string().optional(),
  state: alarmStateSchema,
  reason: z
    .string()
    .describe("In AWS's words, with the data points that decided")
    .optional(),
  since: moment.describe('Since when it has been in its state').optional(),
  severity: alarmSeveritySchema,
  actionsEnabled: z.boolean().describe('Whether its actions (pager, mail) run'),
  mutedUntil: moment
    .describe('Until when the portal keeps its actions off')
    .optional(),
  metric: alarmMetricSchema.optional(),
  rule: z.string().describe('Of a composite alarm').optional(),
});

/** @public */
export type Alarm = z.output<typeof alarmSchema>;

/** @public */
export const alarmSegmentSchema = z.object({
  from: moment.describe(
    'It lasts until the next one begins, the last one until the end',
  ),
  state: z
    .enum([...alarmStateSchema.options, 'UNKNOWN'])
    .describe('`UNKNOWN` before the portal began to keep transitions'),
  reason: z.string().optional(),
});

/** @public */
export type AlarmSegment = z.output<typeof alarmSegmentSchema>;

/**
 * The states of an alarm over a day, from the transitions that the portal
 * keeps; without a gap, the oldest first.
 *
 * @public
 */
export const alarmStripSchema = z.object({
  alarmArn: z.string(),
  start: moment,
  end: moment,
  segments: z.array(alarmSegmentSchema),
});

/** @public */
export type AlarmStrip = z.output<typeof alarmStripSchema>;
