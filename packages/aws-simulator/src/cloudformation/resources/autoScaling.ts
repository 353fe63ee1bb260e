import type {
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { z } from 'zod';
import { seededUuid } from '../../world/seeded';
import {
  anyJson,
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
    SuspendedState: anyJson.optional(),
  },
  replacedBy: ['ResourceId', 'ScalableDimension', 'ServiceNamespace'],
  create(properties, context) {
    const { region, world } = context;
    if (properties.MinCapacity > properties.MaxCapacity) {
      throw new ResourceFailure(
        'Maximum capacity cannot be less than minimum capacity (Service: ApplicationAutoScaling, Status Code: 400)',
      );
    }
    const { ResourceId, ScalableDimension, ServiceNamespace } = properties;
    const id = `${ResourceId}|${ScalableDimension}|${ServiceNamespace}`;
    const arn = region.arn(
      'application-autoscaling',
      `scalable-target/${hexOf(context, 32)}`,
    );
    putResource(region.scalableTargets, context, {
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
        CreationTime: world.now(),
        ScalableTargetARN: arn,
        SuspendedState: {
          DynamicScalingInSuspended: false,
          DynamicScalingOutSuspended: false,
          ScheduledScalingSuspended: false,
        },
      },
    });
    return { physicalId: id, attributes: { Id: id } };
  },
  update(properties, existing, context) {
    const { shape } = requireResource(
      context.region.scalableTargets,
      existing.physicalId,
    );
    shape.MinCapacity = properties.MinCapacity;
    shape.MaxCapacity = properties.MaxCapacity;
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
    putResource(region.scalingPolicies, context, {
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
        Alarms: [],
        ...configurationOf(properties),
      },
    });
    return { physicalId: arn, attributes: { Arn: arn } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.scalingPolicies,
      existing.physicalId,
    );
    Object.assign(resource.shape, configurationOf(properties));
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.scalingPolicies.delete(physicalId);
  },
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
