import { desiredCountAt } from '../../world/service/taskRuns';
import { liveReader, upperCamelKeys } from './LiveReader';

export const cluster = liveReader({
  type: 'AWS::ECS::Cluster',
  find({ region, physicalId }) {
    const found = region.clusters.get(physicalId);
    return found?.shape.status === 'INACTIVE' ? undefined : found;
  },
  properties: shape => ({
    CapacityProviders: shape.capacityProviders,
    ClusterSettings: upperCamelKeys(shape.settings),
  }),
});

export const taskDefinition = liveReader({
  type: 'AWS::ECS::TaskDefinition',
  find({ region, physicalId }) {
    const found = region.taskDefinitions.get(physicalId);
    return found?.shape.status === 'ACTIVE' ? found : undefined;
  },
});

export const service = liveReader({
  type: 'AWS::ECS::Service',
  find({ region, physicalId }) {
    const found = region.ecsServices.get(physicalId);
    return found?.shape.deletedAt ? undefined : found;
  },
  properties: (shape, { world }) => ({
    AvailabilityZoneRebalancing: shape.availabilityZoneRebalancing,
    DeploymentConfiguration: upperCamelKeys(shape.deploymentConfiguration),
    DesiredCount: desiredCountAt(shape, world.now()),
    EnableExecuteCommand: shape.enableExecuteCommand,
    HealthCheckGracePeriodSeconds: shape.healthCheckGracePeriodSeconds,
    LoadBalancers: upperCamelKeys(shape.loadBalancers),
    NetworkConfiguration: upperCamelKeys(shape.networkConfiguration),
    PlatformVersion: shape.platformVersion,
    PropagateTags: shape.propagateTags,
    TaskDefinition: shape.deployments.at(-1)?.taskDefinitionArn,
  }),
});
