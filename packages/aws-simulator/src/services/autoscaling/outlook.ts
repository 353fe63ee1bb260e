import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { MetricAlarmShape } from '../../world/resources/cloudwatch';
import type { EcsServiceShape } from '../../world/resources/ecs';
import type {
  ScalableTargetShape,
  ScalingPolicyShape,
} from '../../world/resources/others';
import { ordinaryRange, UTILIZATION } from '../../world/metrics';
import { desiredCountAt } from '../../world/service/desiredCount';
import { ServiceTraffic } from '../../world/traffic';
import type { World } from '../../world/World';
import { alarmsOf } from './policyAlarms';

/** A target with everything that decides what becomes of its service. */
export interface Scene {
  world: World;
  region: Region;
  target: Resource<ScalableTargetShape>;
  service: Resource<EcsServiceShape>;
  policies: Resource<ScalingPolicyShape>[];
}

/**
 * Whether any policy could change anything in a span of time. Where load stays
 * within the ordinary, that follows without looking at a single request, which
 * is what makes a fleet of hundreds cheap.
 */
export function mayAct(scene: Scene, from: number, to: number): boolean {
  const { region, service, target, policies } = scene;
  const tasks = desiredCountAt(service.shape, new Date(to));
  const { MinCapacity = 0, MaxCapacity = Infinity } = target.shape;
  const isTroubled =
    region.incidents.some(
      ({ serviceArn, startedAt, endedAt }) =>
        serviceArn === service.arn &&
        startedAt.getTime() <= to &&
        (endedAt?.getTime() ?? Infinity) >= from,
    ) ||
    service.shape.stoppedTasks.some(({ at }) => at.getTime() >= from) ||
    service.shape.desiredCounts.some(
      ({ at }) => at.getTime() > from && at.getTime() <= to,
    );
  return policies.some(policy => {
    const directions = directionsOf(policy.shape);
    const hasRoom =
      isTroubled ||
      (directions.out && tasks < MaxCapacity) ||
      (directions.in && tasks > MinCapacity);
    return (
      hasRoom &&
      alarmsOf(region, policy.arn).some(
        alarm => isTroubled || mayBreach(scene, alarm, tasks),
      )
    );
  });
}

function directionsOf(policy: ScalingPolicyShape): {
  out: boolean;
  in: boolean;
} {
  const steps = policy.StepScalingPolicyConfiguration;
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  if (tracking) return { out: true, in: !tracking.DisableScaleIn };
  if (steps?.AdjustmentType === 'ExactCapacity') return { out: true, in: true };
  const adjustments = (steps?.StepAdjustments ?? []).map(
    each => each.ScalingAdjustment ?? 0,
  );
  return {
    out: adjustments.some(each => each > 0),
    in: adjustments.some(each => each < 0),
  };
}

function mayBreach(
  { world, region, service }: Scene,
  { shape: { definition } }: Resource<MetricAlarmShape>,
  tasks: number,
): boolean {
  const { Namespace, MetricName, Statistic, Threshold = 0 } = definition;
  const isKnown =
    Namespace === 'AWS/ECS' &&
    Statistic === 'Average' &&
    definition.Dimensions?.some(each => each.Value === service.shape.name);
  if (!isKnown || tasks === 0) return true;
  if (MetricName !== 'CPUUtilization' && MetricName !== 'MemoryUtilization') {
    return true;
  }
  const { profile } = new ServiceTraffic(world, region, service);
  const { from, to } = ordinaryRange(UTILIZATION[MetricName], profile, tasks);
  return definition.ComparisonOperator?.startsWith('LessThan')
    ? from <= Threshold
    : to >= Threshold;
}
