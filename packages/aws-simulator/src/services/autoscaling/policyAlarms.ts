import type {
  Alarm,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { MetricAlarmShape } from '../../world/resources/cloudwatch';
import type { ScalingPolicyShape } from '../../world/resources/others';
import { seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';
import { targetMetric } from './targetMetric';

const PERIODS_TO_SCALE_OUT = 3;
const PERIODS_TO_SCALE_IN = 15;
/** Load has to be so far below the target before anything is taken away. */
const SCALE_IN_SHARE = 0.9;

type Policy = Resource<ScalingPolicyShape>;

/**
 * Makes the two alarms that Application Auto Scaling keeps for a target
 * tracking policy; without scaling in there is no low one.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 */
export function putPolicyAlarms(world: World, region: Region, policy: Policy) {
  deletePolicyAlarms(region, policy);
  const tracking = policy.shape.TargetTrackingScalingPolicyConfiguration;
  if (!tracking) return;
  putAlarm(world, region, policy, 'AlarmHigh', {
    ...metricOf(policy, tracking),
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: PERIODS_TO_SCALE_OUT,
    Threshold: tracking.TargetValue,
  });
  if (tracking.DisableScaleIn) return;
  putAlarm(world, region, policy, 'AlarmLow', {
    ...metricOf(policy, tracking),
    ComparisonOperator: 'LessThanThreshold',
    EvaluationPeriods: PERIODS_TO_SCALE_IN,
    Threshold: (tracking.TargetValue ?? 0) * SCALE_IN_SHARE,
  });
}

/** Removes the alarms that belong to the policy alone. */
export function deletePolicyAlarms(region: Region, policy: Policy) {
  for (const alarm of alarmsOf(region, policy.arn)) {
    if (isManaged(alarm)) region.metricAlarms.delete(alarm.id);
  }
}

/** The alarms that make a policy act. */
export const alarmsOf = (
  region: Region,
  policyArn: string,
): Resource<MetricAlarmShape>[] =>
  region.metricAlarms.where(
    ({ definition }) => definition.AlarmActions?.includes(policyArn) ?? false,
  );

export const alarmList = (region: Region, policyArn: string): Alarm[] =>
  alarmsOf(region, policyArn).map(({ id, arn }) => ({
    AlarmName: id,
    AlarmARN: arn,
  }));

const isManaged = ({ id }: Resource<MetricAlarmShape>) =>
  id.startsWith('TargetTracking-');

function metricOf(
  { shape }: Policy,
  tracking: TargetTrackingScalingPolicyConfiguration,
): Partial<MetricAlarmShape['definition']> {
  return { Period: 60, ...targetMetric(shape.ResourceId ?? '', tracking) };
}

function putAlarm(
  world: World,
  region: Region,
  policy: Policy,
  kind: 'AlarmHigh' | 'AlarmLow',
  definition: Partial<MetricAlarmShape['definition']>,
) {
  const name = `TargetTracking-${policy.shape.ResourceId}-${kind}-${seededUuid(
    policy.arn,
    kind,
  )}`;
  region.metricAlarms.put({
    id: name,
    arn: region.arn('cloudwatch', `alarm:${name}`),
    createdAt: world.now(),
    tags: {},
    shape: {
      definition: {
        ActionsEnabled: true,
        AlarmName: name,
        AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.arn}.`,
        AlarmActions: [policy.arn],
        EvaluationPeriods: undefined,
        ComparisonOperator: undefined,
        ...definition,
      },
      updatedAt: world.now(),
      overrides: [],
    },
  });
}
