import type {
  ScalingActivity as AwsScalingActivity,
  ScalingPolicy,
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type {
  ScalingActivity,
  ServiceScaling,
} from '@quarterdeck/plugin-service-health-common';

type Policy = ServiceScaling['policies'][number];

/** From AWS's words to the reading's. */
export function toPolicy(policy: ScalingPolicy): Policy {
  return {
    name: policy.PolicyName ?? '',
    type: policy.PolicyType ?? '',
    summary: summaryOf(policy),
  };
}

/** @see toPolicy */
export function toActivity(activity: AwsScalingActivity): ScalingActivity {
  return {
    id: activity.ActivityId ?? '',
    startedAt: activity.StartTime?.toISOString(),
    endedAt: activity.EndTime?.toISOString(),
    status: activity.StatusCode ?? 'Unknown',
    description: activity.Description ?? '',
    cause: activity.Cause,
  };
}

function summaryOf(policy: ScalingPolicy): string {
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  if (tracking) return trackingSummary(tracking);
  const step = policy.StepScalingPolicyConfiguration;
  if (step) return stepSummary(step);
  return policy.PolicyType === 'PredictiveScaling'
    ? 'scales ahead of the load that is forecast'
    : policy.PolicyType ?? '';
}

/** `keeps ECSServiceAverageCPUUtilization at 60`. */
function trackingSummary({
  PredefinedMetricSpecification: predefined,
  CustomizedMetricSpecification: customized,
  TargetValue: value,
  DisableScaleIn: neverIn,
}: TargetTrackingScalingPolicyConfiguration): string {
  const metric =
    predefined?.PredefinedMetricType ??
    customized?.MetricName ??
    'a metric of its own';
  return `keeps ${metric} at ${value}${neverIn ? ', never scales in' : ''}`;
}

/** `changes the count by 1, 3, by steps of an alarm`. */
function stepSummary({
  AdjustmentType: type,
  StepAdjustments: steps = [],
}: StepScalingPolicyConfiguration): string {
  const amounts = steps.map(({ ScalingAdjustment: amount = 0 }) =>
    type === 'ExactCapacity' || amount < 0 ? `${amount}` : `+${amount}`,
  );
  const unit = type === 'PercentChangeInCapacity' ? ' %' : '';
  const verb = type === 'ExactCapacity' ? 'sets the count to' : 'scales by';
  return `${verb} ${amounts.join(', ')}${unit}, by the steps of an alarm`;
}
