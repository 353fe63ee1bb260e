import type {
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';

/** What a step scaling policy makes of a number of tasks, before its limits. */
export function stepped(
  configuration: StepScalingPolicyConfiguration,
  current: number,
  /** How far the metric is above the alarm's threshold; negative below it. */
  breach: number,
): number {
  const step = configuration.StepAdjustments?.find(
    ({
      MetricIntervalLowerBound: lower = -Infinity,
      MetricIntervalUpperBound: upper = Infinity,
    }) =>
      breach >= 0
        ? breach >= lower && breach < upper
        : breach > lower && breach <= upper,
  );
  const adjustment = step?.ScalingAdjustment;
  if (adjustment === undefined) return current;
  switch (configuration.AdjustmentType) {
    case 'ExactCapacity':
      return adjustment;
    case 'PercentChangeInCapacity': {
      const share = (current * adjustment) / 100;
      const rounded =
        share > 0 ? Math.floor(share) || 1 : Math.ceil(share) || -1;
      const least = configuration.MinAdjustmentMagnitude ?? 0;
      const size = Math.max(Math.abs(rounded), least);
      return current + Math.sign(rounded) * size;
    }
    default:
      return current + adjustment;
  }
}

/** The number of tasks that would bring the metric to its target. */
export function tracked(
  { TargetValue = 1 }: TargetTrackingScalingPolicyConfiguration,
  current: number,
  value: number,
  direction: 'out' | 'in',
): number {
  const wanted = Math.ceil((current * value) / TargetValue);
  return direction === 'out' ? Math.max(current + 1, wanted) : wanted;
}
