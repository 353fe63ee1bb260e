import type * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { ScalableTargetShape } from '../../world/resources/others';
import { seededHex, seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';
import { alarmList, deletePolicyAlarms, putPolicyAlarms } from './policyAlarms';
import { invalid, policyNotFound, targetNotFound } from './refusals';
import { applyLimits, serviceOf } from './scaling';
import { targetIdOf } from './targetId';

const PLACE = {
  ServiceNamespace: 'ecs',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

interface Place {
  ServiceNamespace?: string;
  ResourceId?: string;
  ScalableDimension?: string;
}

export function changeHandlers(world: World): Handlers<typeof autoscaling> {
  const regionOf = (context: { accountId: string; region: string }) =>
    world.region(context.accountId, context.region);

  return {
    RegisterScalableTarget({ Tags, SuspendedState, ...input }, context) {
      const region = regionOf(context);
      const { ResourceId = '' } = input;
      const id = targetIdOf(input);
      const existing = region.scalableTargets.get(id);
      const MinCapacity = input.MinCapacity ?? existing?.shape.MinCapacity;
      const MaxCapacity = input.MaxCapacity ?? existing?.shape.MaxCapacity;
      if (input.ServiceNamespace !== 'ecs') {
        throw invalid(
          `Unsupported service namespace, resource type or scalable dimension: ${input.ServiceNamespace}`,
        );
      }
      if (MinCapacity === undefined || MaxCapacity === undefined) {
        throw invalid('Both MinCapacity and MaxCapacity are required');
      }
      if (MinCapacity > MaxCapacity) {
        throw invalid('Maximum capacity cannot be less than minimum capacity');
      }
      if (!serviceOf(region, ResourceId)) {
        throw invalid(`ECS service doesn't exist: ${ResourceId}`);
      }
      const arn =
        existing?.arn ??
        region.arn(
          'application-autoscaling',
          `scalable-target/${seededHex(34, id, world.now().getTime())}`,
        );
      const target =
        existing ??
        region.scalableTargets.put({
          id,
          arn,
          createdAt: world.now(),
          tags: {},
          shape: {
            ...PLACE,
            ResourceId,
            configuredAt: world.now(),
            MinCapacity,
            MaxCapacity,
            RoleARN: undefined,
            CreationTime: world.now(),
          },
        });
      Object.assign(target.tags, Tags);
      Object.assign(target.shape, {
        configuredAt: world.now(),
        MinCapacity,
        MaxCapacity,
        RoleARN:
          input.RoleARN ??
          target.shape.RoleARN ??
          `arn:aws:iam::${region.accountId}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
        ScalableTargetARN: arn,
        SuspendedState: {
          DynamicScalingInSuspended: false,
          DynamicScalingOutSuspended: false,
          ScheduledScalingSuspended: false,
          ...target.shape.SuspendedState,
          ...SuspendedState,
        },
      });
      applyLimits(world, region, target);
      world.changed();
      return { ScalableTargetARN: arn };
    },

    DeregisterScalableTarget(input, context) {
      const region = regionOf(context);
      const target = requireTarget(region, input);
      for (const policy of policiesOf(region, input)) {
        deletePolicyAlarms(region, policy);
        region.scalingPolicies.delete(policy.id);
      }
      region.scalableTargets.delete(target.id);
      world.changed();
      return {};
    },

    PutScalingPolicy(input, context) {
      const region = regionOf(context);
      const { shape: target } = requireTarget(region, input);
      target.configuredAt = world.now();
      const { PolicyName = '' } = input;
      const existing = policiesOf(region, input).find(
        each => each.shape.PolicyName === PolicyName,
      );
      const PolicyType = input.PolicyType ?? 'StepScaling';
      const tracking = input.TargetTrackingScalingPolicyConfiguration;
      const steps = input.StepScalingPolicyConfiguration;
      if (PolicyType === 'TargetTrackingScaling' ? !tracking : !steps) {
        throw invalid(`${PolicyType}PolicyConfiguration must be specified`);
      }
      if (existing && existing.shape.PolicyType !== PolicyType) {
        throw invalid('You cannot change the type of a scaling policy');
      }
      const arn =
        existing?.arn ??
        region.arn(
          'autoscaling',
          `scalingPolicy:${seededUuid(
            target.ResourceId,
            PolicyName,
          )}:resource/ecs/${target.ResourceId}:policyName/${PolicyName}`,
        );
      const policy = region.scalingPolicies.put({
        id: arn,
        arn,
        createdAt: existing?.createdAt ?? world.now(),
        tags: existing?.tags ?? {},
        stackId: existing?.stackId,
        shape: {
          PolicyARN: arn,
          PolicyName,
          PolicyType,
          ...PLACE,
          ResourceId: target.ResourceId,
          CreationTime: existing?.shape.CreationTime ?? world.now(),
          TargetTrackingScalingPolicyConfiguration: tracking,
          StepScalingPolicyConfiguration: steps,
        },
      });
      putPolicyAlarms(world, region, policy);
      world.changed();
      return { PolicyARN: arn, Alarms: alarmList(region, arn) };
    },

    DeleteScalingPolicy({ PolicyName = '', ...place }, context) {
      const region = regionOf(context);
      const policy = policiesOf(region, place).find(
        each => each.shape.PolicyName === PolicyName,
      );
      if (!policy) throw policyNotFound(place, PolicyName);
      requireTarget(region, place).shape.configuredAt = world.now();
      deletePolicyAlarms(region, policy);
      region.scalingPolicies.delete(policy.id);
      world.changed();
      return {};
    },
  };
}

const policiesOf = (region: Region, { ResourceId }: Place) =>
  region.scalingPolicies.where(each => each.ResourceId === ResourceId);

/** @throws ObjectNotFoundException */
function requireTarget(
  region: Region,
  place: Place,
): Resource<ScalableTargetShape> {
  const found = region.scalableTargets.find(
    each =>
      each.ResourceId === place.ResourceId &&
      each.ServiceNamespace === place.ServiceNamespace &&
      each.ScalableDimension === place.ScalableDimension,
  );
  if (!found) throw targetNotFound(place);
  return found;
}
