import type {
  ContainerDefinition,
  DeploymentConfiguration,
  NetworkConfiguration,
} from '@aws-sdk/client-ecs';
import { z } from 'zod';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { desiredCountAt } from '../../world/service/taskRuns';
import { newDeployment } from '../../world/service/deployments';
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
import { assertFargateSize } from './fargateSizes';
import { lowerCamelKeys } from './keys';
import { generatedName } from './names';

export const cluster = resourceProvider({
  type: 'AWS::ECS::Cluster',
  seconds: 1.5,
  properties: {
    ClusterName: text.optional(),
    ClusterSettings: z
      .array(z.strictObject({ Name: text, Value: text }))
      .optional(),
    CapacityProviders: z.array(text).optional(),
    Configuration: anyJson.optional(),
    DefaultCapacityProviderStrategy: anyJson.optional(),
  },
  replacedBy: ['ClusterName'],
  create(properties, context) {
    const { region } = context;
    const name = properties.ClusterName ?? generatedName(context);
    const existing = region.clusters.get(name);
    if (existing?.shape.status === 'ACTIVE') refuseDuplicate(existing, name);
    const arn = region.arn('ecs', `cluster/${name}`);
    putResource(region.clusters, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        clusterName: name,
        status: 'ACTIVE',
        settings: clusterSettings(properties.ClusterSettings),
        capacityProviders: properties.CapacityProviders ?? [],
      },
    });
    return { physicalId: name, attributes: { Arn: arn } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.clusters,
      existing.physicalId,
    );
    resource.shape.settings = clusterSettings(properties.ClusterSettings);
    resource.shape.capacityProviders = properties.CapacityProviders ?? [];
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    const busy = region.ecsServices.find(
      service => service.clusterName === physicalId && !service.deletedAt,
    );
    if (busy) {
      throw new ResourceFailure(
        'The Cluster cannot be deleted while Services are active. (Service: AmazonECS; Status Code: 400; Error Code: ClusterContainsServicesException)',
      );
    }
    region.clusters.delete(physicalId);
  },
});

function clusterSettings(
  settings: Array<{ Name: string; Value: string }> = [],
) {
  const insights = settings.find(each => each.Name === 'containerInsights');
  return [
    {
      name: 'containerInsights' as const,
      value: insights?.Value ?? 'disabled',
    },
  ];
}

const container = z.strictObject({
  Name: text,
  Image: text,
  Command: anyJson.optional(),
  Cpu: number.optional(),
  DependsOn: anyJson.optional(),
  DockerLabels: anyJson.optional(),
  EntryPoint: anyJson.optional(),
  Environment: anyJson.optional(),
  Essential: flag.optional(),
  HealthCheck: anyJson.optional(),
  LinuxParameters: anyJson.optional(),
  LogConfiguration: anyJson.optional(),
  Memory: number.optional(),
  MemoryReservation: number.optional(),
  MountPoints: anyJson.optional(),
  PortMappings: anyJson.optional(),
  ReadonlyRootFilesystem: flag.optional(),
  Secrets: anyJson.optional(),
  StartTimeout: number.optional(),
  StopTimeout: number.optional(),
  Ulimits: anyJson.optional(),
  User: text.optional(),
  VersionConsistency: text.optional(),
  WorkingDirectory: text.optional(),
});

export const taskDefinition = resourceProvider({
  type: 'AWS::ECS::TaskDefinition',
  seconds: 1,
  properties: {
    ContainerDefinitions: z.array(container).min(1),
    Cpu: text.optional(),
    EphemeralStorage: anyJson.optional(),
    ExecutionRoleArn: text.optional(),
    Family: text.optional(),
    Memory: text.optional(),
    NetworkMode: z.enum(['awsvpc', 'bridge', 'host', 'none']).optional(),
    RequiresCompatibilities: z
      .array(z.enum(['FARGATE', 'EC2', 'EXTERNAL']))
      .optional(),
    RuntimePlatform: anyJson.optional(),
    TaskRoleArn: text.optional(),
    Volumes: anyJson.optional(),
  },
  create(properties, context) {
    const { region, world } = context;
    if (properties.RequiresCompatibilities?.includes('FARGATE')) {
      assertFargateSize(properties.Cpu, properties.Memory);
    }
    const family = properties.Family ?? generatedName(context, 255);
    const revision =
      1 +
      Math.max(
        0,
        ...region.taskDefinitions
          .where(each => each.family === family)
          .map(each => each.shape.revision),
      );
    const arn = region.arn('ecs', `task-definition/${family}:${revision}`);
    putResource(region.taskDefinitions, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        taskDefinitionArn: arn,
        family,
        revision,
        status: 'ACTIVE',
        cpu: properties.Cpu,
        memory: properties.Memory,
        networkMode: properties.NetworkMode ?? 'bridge',
        requiresCompatibilities: properties.RequiresCompatibilities,
        compatibilities: ['EC2', 'FARGATE'],
        executionRoleArn: properties.ExecutionRoleArn,
        taskRoleArn: properties.TaskRoleArn,
        volumes: [],
        placementConstraints: [],
        registeredAt: world.now(),
        runtimePlatform: lowerCamelKeys(
          properties.RuntimePlatform ?? {},
        ) as object,
        containerDefinitions: properties.ContainerDefinitions.map(
          each =>
            ({
              cpu: 0,
              essential: true,
              ...(lowerCamelKeys(each as Json) as object),
            } as ContainerDefinition),
        ),
      },
    });
    return { physicalId: arn, attributes: { TaskDefinitionArn: arn } };
  },
  delete({ physicalId }, { region }) {
    const resource = region.taskDefinitions.get(physicalId);
    if (resource) resource.shape.status = 'INACTIVE';
  },
});

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
    putResource(region.ecsServices, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        name,
        clusterName,
        clusterArn: home.arn,
        ...changeableParts(properties),
        launchType: properties.LaunchType ?? 'EC2',
        deployments: [newDeployment(world, arn, properties.TaskDefinition)],
        desiredCounts: [{ at: now, count: properties.DesiredCount ?? 1 }],
        stoppedTasks: [],
      },
    });
    return { physicalId: arn, attributes: { Name: name, ServiceArn: arn } };
  },
  update(properties, existing, context) {
    const { region, world } = context;
    const resource = requireResource(region.ecsServices, existing.physicalId);
    requireTaskDefinition(properties.TaskDefinition, region.taskDefinitions);
    Object.assign(resource.shape, changeableParts(properties));
    resource.tags = tagsFor(context, properties.Tags);
    const current = resource.shape.deployments.at(-1);
    if (current?.taskDefinitionArn !== properties.TaskDefinition) {
      resource.shape.deployments.push(
        newDeployment(world, resource.arn, properties.TaskDefinition),
      );
    }
    const now = world.now();
    const wanted = properties.DesiredCount;
    if (
      wanted !== undefined &&
      wanted !== desiredCountAt(resource.shape, now)
    ) {
      resource.shape.desiredCounts.push({ at: now, count: wanted });
    }
    return existing;
  },
  delete({ physicalId }, { region, world }) {
    const resource = region.ecsServices.get(physicalId);
    if (resource) resource.shape.deletedAt = world.now();
  },
});

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
    const used =
      region.listeners
        .all()
        .some(each => forwardsTo(each.shape, TargetGroupArn)) ||
      region.listenerRules
        .all()
        .some(each => forwardsTo(each.shape, TargetGroupArn));
    if (used) continue;
    throw new ResourceFailure(
      `Invalid request provided: CreateService error: The target group with targetGroupArn ${TargetGroupArn} does not have an associated load balancer. (Service: AmazonECS; Status Code: 400; Error Code: InvalidParameterException)`,
    );
  }
}

const forwardsTo = (holder: object, targetGroupArn: string) =>
  JSON.stringify(holder).includes(targetGroupArn);

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
