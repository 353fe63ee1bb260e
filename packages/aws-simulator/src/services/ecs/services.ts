import type * as ecs from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import { lowerCaseTagList, type Resource } from '../../world/Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../../world/resources/ecs';
import { rolloutOf } from '../../world/service/rollout';
import {
  hasFailed,
  isHealthyAt,
  type TaskRun,
  taskStatusAt,
} from '../../world/service/TaskRun';
import { desiredCountAt, taskRuns } from '../../world/service/taskRuns';
import { serviceEvents } from './serviceEvents';

export function describeService(
  region: Region,
  service: Resource<EcsServiceShape>,
  now: Date,
  includeTags: boolean,
): ecs.Service {
  const { shape } = service;
  const runs = taskRuns(region, service, { from: now, to: now });
  const count = countRuns(runs, now);
  const primary = shape.deployments[shape.deployments.length - 1];
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

interface RunCount {
  running: number;
  pending: number;
  healthy: number;
}

function countRuns(runs: TaskRun[], now: Date): RunCount {
  const withStatus = (status: string) =>
    runs.filter(run => taskStatusAt(run, now) === status).length;
  return {
    running: withStatus('RUNNING'),
    pending: withStatus('PENDING'),
    healthy: runs.filter(run => isHealthyAt(run, now)).length,
  };
}

/** The newest deployment, and those before it that still have tasks. */
function describeDeployments(
  region: Region,
  service: Resource<EcsServiceShape>,
  now: Date,
): ecs.Deployment[] {
  const { shape } = service;
  if (shape.deletedAt && shape.deletedAt <= now) return [];
  const begun = shape.deployments.filter(each => each.createdAt <= now);
  const deployments = begun.map((record, index) => {
    const runs = taskRuns(region, service, {
      from: record.createdAt,
      to: now,
    }).filter(run => run.deploymentId === record.id);
    return {
      isPrimary: index === begun.length - 1,
      deployment: describeDeployment(service, record, runs, now),
    };
  });
  return deployments
    .filter(
      ({ isPrimary, deployment }) =>
        isPrimary || (deployment.runningCount ?? 0) > 0,
    )
    .map(({ isPrimary, deployment }) => ({
      ...deployment,
      status: isPrimary ? 'PRIMARY' : 'ACTIVE',
      desiredCount: isPrimary
        ? deployment.desiredCount
        : deployment.runningCount,
    }))
    .reverse();
}

function describeDeployment(
  { shape }: Resource<EcsServiceShape>,
  record: ServiceDeploymentRecord,
  runs: TaskRun[],
  now: Date,
): ecs.Deployment {
  const desired = desiredCountAt(shape, now);
  const count = countRuns(runs, now);
  const rollout = rolloutOf(shape, record, runs, now);
  const failed = runs.filter(
    run =>
      hasFailed(run) && run.stoppedAt !== undefined && run.stoppedAt <= now,
  );
  return {
    id: record.id,
    taskDefinition: record.taskDefinitionArn,
    desiredCount: desired,
    runningCount: count.running,
    pendingCount: count.pending,
    failedTasks: failed.length,
    createdAt: record.createdAt,
    updatedAt: rollout.since,
    launchType: shape.launchType,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    networkConfiguration: shape.networkConfiguration,
    rolloutState: rollout.state,
    rolloutStateReason: rollout.reason,
  };
}
