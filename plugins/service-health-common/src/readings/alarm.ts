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
}
