import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type {
  Alarm,
  AlarmMetric,
  AlarmSeverity,
} from '@quarterdeck/plugin-service-health-common';
import type { AlarmTarget } from '../targets/targets';

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

/** What says `critical` anywhere is critical; all else warns. */
function severityOf(alarm: MetricAlarm | CompositeAlarm): AlarmSeverity {
  const words = [
    alarm.AlarmName,
    alarm.AlarmDescription,
    ...(alarm.AlarmActions ?? []).map(arn => arn.split(':').pop()),
  ].join(' ');
  return /critical/i.test(words) ? 'critical' : 'warning';
}

function metricOf(alarm: MetricAlarm): AlarmMetric {
  const expression = alarm.Metrics?.find(
    ({ ReturnData }) => ReturnData !== false,
  );
  return {
    namespace: alarm.Namespace ?? expression?.MetricStat?.Metric?.Namespace,
    name:
      alarm.MetricName ??
      expression?.Label ??
      expression?.MetricStat?.Metric?.MetricName ??
      expression?.Expression,
    statistic: alarm.Statistic ?? alarm.ExtendedStatistic,
    comparison: alarm.ComparisonOperator ?? '',
    threshold: alarm.Threshold,
    unit: alarm.Unit,
    periodSeconds: alarm.Period ?? expression?.Period,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm,
  };
}
