import type {
  DeploymentConfiguration,
  NetworkConfiguration,
} from '@aws-sdk/client-ecs';
import { z } from 'zod';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { deploy } from '../../world/service/deployments';
import { primaryAt, rolloutsOf } from '../../world/service/rollouts';
import { isTargetGroupAttached } from '../../world/service/targetGroups';
import { desiredCountAt } from '../../world/service/taskRuns';
import {
  anyJson,
  flag,
  number,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import type { Json } from '../template/Template';
import { lowerCamelKeys } from './keys';
import { generatedName } from './names';

export const service = resourceProvider({
  type: 'AWS::ECS::Service',
  seconds: 8,
  properties: {
    AvailabilityZoneRebalancing: z.enum(['ENABLED', 'DISABLED']).optional(),
    CapacityProviderStrategy: anyJson.optional(),
    Cluster: text.optional(),
    DeploymentConfiguration: anyJson.optional(),
    DeploymentController: z.strictObject({ Type: z.literal('ECS') }).optional(),
    DesiredCount: number.optional(),
    EnableECSManagedTags: flag.optional(),
    EnableExecuteCommand: flag.optional(),
    HealthCheckGracePeriodSeconds: number.optional(),
    LaunchType: z.enum(['FARGATE', 'EC2', 'EXTERNAL']).optional(),
    LoadBalancers: z
      .array(
        z.strictObject({
          ContainerName: text,
          ContainerPort: number,
          TargetGroupArn: text,
        }),
      )
      .optional(),
    NetworkConfiguration: anyJson.optional(),
    PlatformVersion: text.optional(),
    PropagateTags: z.enum(['SERVICE', 'TASK_DEFINITION', 'NONE']).optional(),
    SchedulingStrategy: z.enum(['REPLICA', 'DAEMON']).optional(),
    ServiceName: text.optional(),
    TaskDefinition: text,
  },
  replacedBy: ['Cluster', 'LaunchType', 'ServiceName', 'SchedulingStrategy'],
  create(properties, context) {
    const { region, world } = context;
    const clusterName =
      (properties.Cluster ?? 'default').split('/').pop() ?? '';
    const home = region.clusters.get(clusterName);
    if (!home) {
      throw new ResourceFailure(
        'Invalid request provided: CreateService error: Cluster not found. (Service: AmazonECS; Status Code: 400; Error Code: ClusterNotFoundException)',
      );
    }
    requireTaskDefinition(properties.TaskDefinition, region.taskDefinitions);
    assertTargetGroupsAttached(properties.LoadBalancers ?? [], context);
    const name = properties.ServiceName ?? generatedName(context);
    const arn = region.arn('ecs', `service/${clusterName}/${name}`);
    const existing = region.ecsServices.get(arn);
    if (existing && !existing.shape.deletedAt) refuseDuplicate(existing, name);
    const now = world.now();
    const made = putResource<EcsServiceShape>(region.ecsServices, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        name,
        clusterName,
        clusterArn: home.arn,
        ...changeableParts(properties),
        launchType: properties.LaunchType ?? 'EC2',
        deployments: [],
        desiredCounts: [{ at: now, count: properties.DesiredCount ?? 1 }],
        stoppedTasks: [],
      },
    });
    deploy(world, region, made, properties.TaskDefinition);
    assertSteadies(region, made);
    return { physicalId: arn, attributes: { Name: name, ServiceArn: arn } };
  },
  update(properties, existing, context) {
    const { region, world } = context;
    const resource = requireResource(region.ecsServices, existing.physicalId);
    requireTaskDefinition(properties.TaskDefinition, region.taskDefinitions);
    Object.assign(resource.shape, changeableParts(properties));
    resource.tags = tagsFor(context, properties.Tags);
    const now = world.now();
    const wanted = properties.DesiredCount;
    if (
      wanted !== undefined &&
      wanted !== desiredCountAt(resource.shape, now)
    ) {
      resource.shape.desiredCounts.push({ at: now, count: wanted });
    }
    const current = primaryAt(rolloutsOf(region, resource), now).deployment;
    if (current.taskDefinitionArn !== properties.TaskDefinition) {
      deploy(world, region, resource, properties.TaskDefinition);
      assertSteadies(region, resource);
    }
    return existing;
  },
  delete({ physicalId }, { region, world }) {
    const resource = region.ecsServices.get(physicalId);
    if (resource) resource.shape.deletedAt = world.now();
  },
});

/**
 * CloudFormation waits for the steady state; whether it comes follows from what
 * is there now.
 *
 * @throws ResourceFailure when the circuit breaker is going to trip
 */
function assertSteadies(region: Region, resource: Resource<EcsServiceShape>) {
  if (!rolloutsOf(region, resource).at(-1)?.failedAt) return;
  throw new ResourceFailure(
    "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.",
    'GeneralServiceException',
  );
}

function requireTaskDefinition(
  arn: string,
  taskDefinitions: { has(id: string): boolean },
) {
  if (taskDefinitions.has(arn)) return;
  throw new ResourceFailure(
    `Invalid request provided: CreateService error: TaskDefinition not found: ${arn}. (Service: AmazonECS; Status Code: 400; Error Code: ClientException)`,
  );
}

function assertTargetGroupsAttached(
  loadBalancers: Array<{ TargetGroupArn: string }>,
  { region }: ProviderContext,
) {
  for (const { TargetGroupArn } of loadBalancers) {
    if (isTargetGroupAttached(region, TargetGroupArn)) continue;
    throw new ResourceFailure(
      `Invalid request provided: CreateService error: The target group with targetGroupArn ${TargetGroupArn} does not have an associated load balancer. (Service: AmazonECS; Status Code: 400; Error Code: InvalidParameterException)`,
    );
  }
}

function changeableParts(properties: {
  AvailabilityZoneRebalancing?: 'ENABLED' | 'DISABLED';
  DeploymentConfiguration?: Json;
  EnableExecuteCommand?: boolean;
  HealthCheckGracePeriodSeconds?: number;
  LoadBalancers?: Array<{
    ContainerName: string;
    ContainerPort: number;
    TargetGroupArn: string;
  }>;
  NetworkConfiguration?: Json;
  PlatformVersion?: string;
  PropagateTags?: 'SERVICE' | 'TASK_DEFINITION' | 'NONE';
}): Pick<
  EcsServiceShape,
  | 'availabilityZoneRebalancing'
  | 'deploymentConfiguration'
  | 'enableExecuteCommand'
  | 'healthCheckGracePeriodSeconds'
  | 'loadBalancers'
  | 'networkConfiguration'
  | 'platformVersion'
  | 'propagateTags'
> {
  const deployment = lowerCamelKeys(properties.DeploymentConfiguration ?? {});
  return {
    availabilityZoneRebalancing:
      properties.AvailabilityZoneRebalancing ?? 'ENABLED',
    deploymentConfiguration: {
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      strategy: 'ROLLING',
      ...(deployment as DeploymentConfiguration),
    },
    enableExecuteCommand: properties.EnableExecuteCommand ?? false,
    healthCheckGracePeriodSeconds: properties.HealthCheckGracePeriodSeconds,
    loadBalancers: (properties.LoadBalancers ?? []).map(each => ({
      containerName: each.ContainerName,
      containerPort: each.ContainerPort,
      targetGroupArn: each.TargetGroupArn,
    })),
    networkConfiguration: lowerCamelKeys(
      properties.NetworkConfiguration ?? {},
    ) as NetworkConfiguration,
    platformVersion: properties.PlatformVersion ?? 'LATEST',
    propagateTags: properties.PropagateTags ?? 'NONE',
  };
}
