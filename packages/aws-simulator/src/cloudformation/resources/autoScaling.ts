import type {
  StepScalingPolicyConfiguration,
  SuspendedState,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { z } from 'zod';
import type {
  ScalableTargetShape,
  ScalingPolicyShape,
} from '../../world/resources/others';
import {
  deletePolicyAlarms,
  putPolicyAlarms,
} from '../../services/autoscaling/policyAlarms';
import { applyLimits, scaleServices } from '../../services/autoscaling/scaling';
import { targetIdOf } from '../../services/autoscaling/targetId';
import { seededUuid } from '../../world/seeded';
import {
  anyJson,
  flag,
  number,
  putResource,
  requireResource,
  ResourceFailure,
  resourceProvider,
  text,
} from '../ResourceProvider';
import { hexOf } from './names';

export const scalableTarget = resourceProvider({
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  untagged: true,
  properties: {
    MaxCapacity: number,
    MinCapacity: number,
    ResourceId: text,
    RoleARN: text.optional(),
    ScalableDimension: text,
    ScheduledActions: anyJson.optional(),
    ServiceNamespace: text,
    SuspendedState: z
      .strictObject({
        DynamicScalingInSuspended: flag.optional(),
        DynamicScalingOutSuspended: flag.optional(),
        ScheduledScalingSuspended: flag.optional(),
      })
      .optional(),
  },
  replacedBy: ['ResourceId', 'ScalableDimension', 'ServiceNamespace'],
  create(properties, context) {
    const { region, world } = context;
    if (properties.MinCapacity > properties.MaxCapacity) {
      throw new ResourceFailure(
        'Maximum capacity cannot be less than minimum capacity (Service: ApplicationAutoScaling, Status Code: 400)',
      );
    }
    const { ResourceId } = properties;
    const id = targetIdOf(properties);
    const arn = region.arn(
      'application-autoscaling',
      `scalable-target/${hexOf(context, 32)}`,
    );
    const target = putResource<ScalableTargetShape>(
      region.scalableTargets,
      context,
      {
        id,
        arn,
        Tags: properties.Tags,
        shape: {
          ServiceNamespace: 'ecs',
          ResourceId,
          ScalableDimension: 'ecs:service:DesiredCount',
          MinCapacity: properties.MinCapacity,
          MaxCapacity: properties.MaxCapacity,
          RoleARN: properties.RoleARN,
          configuredAt: world.now(),
          CreationTime: world.now(),
          ScalableTargetARN: arn,
          SuspendedState: suspendedState(properties.SuspendedState),
        },
      },
    );
    applyLimits(world, region, target);
    return { physicalId: id, attributes: { Id: id } };
  },
  update(properties, existing, context) {
    const { world, region } = context;
    const target = requireResource(region.scalableTargets, existing.physicalId);
    scaleServices(world, region);
    Object.assign(target.shape, {
      MinCapacity: properties.MinCapacity,
      MaxCapacity: properties.MaxCapacity,
      configuredAt: world.now(),
      SuspendedState: suspendedState(properties.SuspendedState),
    });
    applyLimits(world, region, target);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.scalableTargets.delete(physicalId);
  },
});

export const scalingPolicy = resourceProvider({
  type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  untagged: true,
  properties: {
    PolicyName: text,
    PolicyType: z.enum(['TargetTrackingScaling', 'StepScaling']),
    ResourceId: text.optional(),
    ScalableDimension: text.optional(),
    ScalingTargetId: text.optional(),
    ServiceNamespace: text.optional(),
    StepScalingPolicyConfiguration: anyJson.optional(),
    TargetTrackingScalingPolicyConfiguration: anyJson.optional(),
  },
  replacedBy: [
    'PolicyName',
    'ResourceId',
    'ScalableDimension',
    'ScalingTargetId',
    'ServiceNamespace',
  ],
  create(properties, context) {
    const { region, world } = context;
    const target = properties.ScalingTargetId
      ? requireResource(region.scalableTargets, properties.ScalingTargetId)
      : region.scalableTargets.find(
          each => each.ResourceId === properties.ResourceId,
        );
    if (!target) {
      throw new ResourceFailure(
        `No scalable target registered for ${properties.ResourceId}`,
        'NotFound',
      );
    }
    const id = seededUuid(hexOf(context, 32));
    const arn = region.arn(
      'autoscaling',
      `scalingPolicy:${id}:resource/ecs/${target.shape.ResourceId}:policyName/${properties.PolicyName}`,
    );
    const policy = putResource<ScalingPolicyShape>(
      region.scalingPolicies,
      context,
      {
        id: arn,
        arn,
        Tags: properties.Tags,
        shape: {
          PolicyARN: arn,
          PolicyName: properties.PolicyName,
          PolicyType: properties.PolicyType,
          ServiceNamespace: 'ecs',
          ResourceId: target.shape.ResourceId,
          ScalableDimension: 'ecs:service:DesiredCount',
          CreationTime: world.now(),
          ...configurationOf(properties),
        },
      },
    );
    putPolicyAlarms(world, region, policy);
    return { physicalId: arn, attributes: { Arn: arn } };
  },
  update(properties, existing, context) {
    const { world, region } = context;
    const policy = requireResource(region.scalingPolicies, existing.physicalId);
    scaleServices(world, region);
    Object.assign(policy.shape, configurationOf(properties));
    for (const { shape } of region.scalableTargets.where(
      each => each.ResourceId === policy.shape.ResourceId,
    )) {
      shape.configuredAt = world.now();
    }
    putPolicyAlarms(world, region, policy);
    return existing;
  },
  delete({ physicalId }, { region }) {
    const policy = region.scalingPolicies.get(physicalId);
    if (policy) deletePolicyAlarms(region, policy);
    region.scalingPolicies.delete(physicalId);
  },
});

const suspendedState = (wanted: Partial<SuspendedState> = {}) => ({
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
  ...wanted,
});

const configurationOf = (properties: {
  StepScalingPolicyConfiguration?: unknown;
  TargetTrackingScalingPolicyConfiguration?: unknown;
}) => ({
  StepScalingPolicyConfiguration: properties.StepScalingPolicyConfiguration as
    | StepScalingPolicyConfiguration
    | undefined,
  TargetTrackingScalingPolicyConfiguration:
    properties.TargetTrackingScalingPolicyConfiguration as
      | TargetTrackingScalingPolicyConfiguration
      | undefined,
});
