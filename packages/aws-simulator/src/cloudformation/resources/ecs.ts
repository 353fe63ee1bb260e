import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { z } from 'zod';
import { isFargateSize, noFargateSize } from '../../world/service/fargateSizes';
import { nextRevision } from '../../world/service/taskDefinitions';
import {
  anyJson,
  flag,
  number,
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
      const { Cpu, Memory } = properties;
      if (!isFargateSize(Cpu, Memory)) {
        throw new ResourceFailure(
          `Invalid request provided: Create TaskDefinition: ${noFargateSize(
            Cpu,
            Memory,
          )} (Service: AmazonECS; Status Code: 400; Error Code: ClientException)`,
        );
      }
    }
    const family = properties.Family ?? generatedName(context, 255);
    const revision = nextRevision(region, family);
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
