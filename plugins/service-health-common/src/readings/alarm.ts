/**
 * A CloudWatch alarm.
 *
 * @public
 */
export interface Alarm {
  arn: string;
  name: string;
  accountId: string;
  region: string;
  description?: string;
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** In AWS's words, with the data points that decided. */
  reason?: string;
  /** ISO 8601: since when it has been in its state. */
  since?: string;
  severity: AlarmSeverity;
  /** Whether its actions (pager, mail) run. */
  actionsEnabled: boolean;
  /** ISO 8601: until when the portal keeps its actions off. */
  mutedUntil?: string;
  /** Of a metric alarm. */
  metric?: AlarmMetric;
  /** Of a composite alarm. */
  rule?: string;
}

/**
 * How bad it is when the alarm goes off. AWS has no such member: it is found
 * in the alarm's name, its description or the names of the topics it notifies.
 *
 * @public
 */
export type AlarmSeverity =
  | 'critical'
  | 'warning'
  /** All that it does is scale something: `ALARM` is one of its working states. */
  | 'none';

/**
 * The states of an alarm over a day, from the transitions that the portal
 * keeps; without a gap, the oldest first. Times are ISO 8601.
 *
 * @public
 */
export interface AlarmStrip {
  alarmArn: string;
  start: string;
  end: string;
  segments: AlarmSegment[];
}

/** @public */
export interface AlarmSegment {
  /** It lasts until the next one begins, the last one until the end. */
  from: string;
  /** `UNKNOWN` before the portal began to keep transitions. */
  state: Alarm['state'] | 'UNKNOWN';
  reason?: string;
}

/** @public */
export interface AlarmMetric {
  namespace?: string;
  /** The metric's name, or the label of the expression. */
  name?: string;
  statistic?: string;
  /** Such as `GreaterThanThreshold`. */
  comparison: string;
  threshold?: number;
  unit?: string;
  periodSeconds?: number;
  evaluationPeriods?: number;
  datapointsToAlarm?: number;
  /** What is compared is one metric, or the sum of several. */
  sources?: AlarmMetricSource[];
}

/** One metric that an alarm looks at. @public */
export interface AlarmMetricSource {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
}
