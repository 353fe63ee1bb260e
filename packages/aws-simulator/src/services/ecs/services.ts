import type * as ecs from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import { lowerCaseTagList, type Resource } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { primaryAt, rolloutsOf } from '../../world/service/rollouts';
import { desiredCountAt, taskRuns } from '../../world/service/taskRuns';
import { countRuns, describeDeployments } from './deployments';
import { serviceEvents } from './serviceEvents';

/** A service as DescribeServices shows it at a time. */
export function describeService(
  region: Region,
  service: Resource<EcsServiceShape>,
  now: Date,
  includeTags: boolean,
): ecs.Service {
  const { shape } = service;
  const runs = taskRuns(region, service, { from: now, to: now });
  const count = countRuns(runs, now);
  const { deployment: primary } = primaryAt(rolloutsOf(region, service), now);
  return {
    serviceArn: service.arn,
    serviceName: shape.name,
    clusterArn: shape.clusterArn,
    status: shape.deletedAt ? 'INACTIVE' : 'ACTIVE',
    desiredCount: desiredCountAt(shape, now),
    runningCount: count.running,
    pendingCount: count.pending,
    launchType: shape.launchType,
    platformVersion: shape.platformVersion,
    platformFamily: 'Linux',
    taskDefinition: primary.taskDefinitionArn,
    deploymentConfiguration: shape.deploymentConfiguration,
    deploymentController: { type: 'ECS' },
    deployments: describeDeployments(region, service, now),
    events: serviceEvents(region, service, now),
    loadBalancers: shape.loadBalancers,
    serviceRegistries: [],
    networkConfiguration: shape.networkConfiguration,
    healthCheckGracePeriodSeconds: shape.healthCheckGracePeriodSeconds,
    schedulingStrategy: 'REPLICA',
    enableECSManagedTags: false,
    enableExecuteCommand: shape.enableExecuteCommand,
    propagateTags: shape.propagateTags,
    availabilityZoneRebalancing: shape.availabilityZoneRebalancing,
    createdAt: service.createdAt,
    createdBy: `arn:aws:iam::${region.accountId}:role/cdk-hnb659fds-cfn-exec-role-${region.accountId}-${region.name}`,
    placementConstraints: [],
    placementStrategy: [],
    roleArn: `arn:aws:iam::${region.accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    tags: includeTags ? lowerCaseTagList(service.tags) : undefined,
  };
}
