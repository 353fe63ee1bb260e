import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type {
  Alarm,
  AlarmSeverity,
} from '@quarterdeck/plugin-service-health-common';
import type { AlarmTarget } from '../targets/targets';
import { metricOf } from './alarmMetric';

/** From AWS's words to the reading's. */
export function toAlarm(
  target: AlarmTarget,
  alarm: MetricAlarm | CompositeAlarm,
): Alarm {
  const state = alarm.StateValue;
  return {
    arn: target.arn,
    name: target.name,
    accountId: target.accountId,
    region: target.region,
    description: alarm.AlarmDescription,
    state: state === 'OK' || state === 'ALARM' ? state : 'INSUFFICIENT_DATA',
    reason: alarm.StateReason,
    since: (
      alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp
    )?.toISOString(),
    severity: severityOf(alarm),
    actionsEnabled: alarm.ActionsEnabled ?? false,
    ...('AlarmRule' in alarm
      ? { rule: alarm.AlarmRule }
      : { metric: metricOf(alarm) }),
  };
}

/** Scaling policies of Application Auto Scaling and of EC2. */
const SCALING_ACTION = /^arn:[^:]+:autoscaling:/;

/** What says `critical` anywhere is critical; what only scales is neither. */
function severityOf(alarm: MetricAlarm | CompositeAlarm): AlarmSeverity {
  const actions = alarm.AlarmActions ?? [];
  if (
    actions.length > 0 &&
    actions.every(action => SCALING_ACTION.test(action))
  ) {
    return 'none';
  }
  const words = [
    alarm.AlarmName,
    alarm.AlarmDescription,
    ...actions.map(arn => arn.split(':').pop()),
  ].join(' ');
  return /critical/i.test(words) ? 'critical' : 'warning';
}
