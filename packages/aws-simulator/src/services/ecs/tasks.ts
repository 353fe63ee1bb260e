import type * as ecs from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import { lowerCaseTagList, type Resource } from '../../world/Resource';
import type {
  EcsServiceShape,
  TaskDefinitionShape,
} from '../../world/resources/ecs';
import { seededHex, seededUuid } from '../../world/seeded';
import {
  isHealthyAt,
  type TaskRun,
  taskStatusAt,
} from '../../world/service/TaskRun';
import { taskRuns } from '../../world/service/taskRuns';

/** ECS goes on describing a stopped task for an hour. */
const STOPPED_TASKS_MS = 60 * 60 * 1000;

export interface VisibleTask {
  service: Resource<EcsServiceShape>;
  run: TaskRun;
  arn: string;
  status: 'PENDING' | 'RUNNING' | 'DEPROVISIONING' | 'STOPPED';
}

/** The tasks that ECS would still know of, oldest first. */
export function visibleTasks(
  region: Region,
  services: Resource<EcsServiceShape>[],
  now: Date,
): VisibleTask[] {
  const from = new Date(now.getTime() - STOPPED_TASKS_MS);
  return services.flatMap(service =>
    taskRuns(region, service, { from, to: now }).flatMap(run => {
      const status = taskStatusAt(run, now);
      if (status === undefined) return [];
      const arn = region.arn(
        'ecs',
        `task/${service.shape.clusterName}/${run.id}`,
      );
      return [{ service, run, arn, status }];
    }),
  );
}

export function describeTask(
  region: Region,
  task: VisibleTask,
  now: Date,
  includeTags: boolean,
): ecs.Task {
  const { service, run, arn, status } = task;
  const definition = region.taskDefinitions.get(run.taskDefinitionArn)?.shape;
  const hasStarted = run.startedAt <= now;
  const isStopping = run.stoppingAt !== undefined && run.stoppingAt <= now;
  const eni = seededUuid('eni', run.id);
  return {
    taskArn: arn,
    clusterArn: service.shape.clusterArn,
    taskDefinitionArn: run.taskDefinitionArn,
    group: `service:${service.shape.name}`,
    startedBy: run.deploymentId,
    lastStatus: status,
    desiredStatus: isStopping ? 'STOPPED' : 'RUNNING',
    healthStatus: healthOf(definition, run, now),
    launchType: service.shape.launchType,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    cpu: definition?.cpu,
    memory: definition?.memory,
    availabilityZone: run.zone,
    connectivity: 'CONNECTED',
    enableExecuteCommand: service.shape.enableExecuteCommand,
    createdAt: run.createdAt,
    pullStartedAt: hasStarted ? run.createdAt : undefined,
    pullStoppedAt: hasStarted ? run.startedAt : undefined,
    startedAt: hasStarted ? run.startedAt : undefined,
    stoppingAt: isStopping ? run.stoppingAt : undefined,
    stoppedAt: status === 'STOPPED' ? run.stoppedAt : undefined,
    executionStoppedAt: isStopping ? run.stoppingAt : undefined,
    stopCode: isStopping ? run.stop?.code : undefined,
    stoppedReason: isStopping ? run.stop?.reason : undefined,
    version: status === 'STOPPED' ? 5 : 3,
    tags: includeTags ? taskTags(service) : [],
    attachments: [
      {
        id: eni,
        type: 'ElasticNetworkInterface',
        status: status === 'STOPPED' ? 'DELETED' : 'ATTACHED',
        details: [
          { name: 'subnetId', value: run.subnetId },
          {
            name: 'networkInterfaceId',
            value: `eni-0${seededHex(16, 'eni', run.id)}`,
          },
          { name: 'privateIPv4Address', value: run.privateIp },
        ],
      },
    ],
    containers: (definition?.containerDefinitions ?? []).map(container => ({
      containerArn: region.arn(
        'ecs',
        `container/${service.shape.clusterName}/${run.id}/${seededUuid(
          run.id,
          container.name,
        )}`,
      ),
      taskArn: arn,
      name: container.name,
      image: container.image,
      imageDigest: `sha256:${seededHex(64, container.image)}`,
      runtimeId: `${run.id}-${seededHex(10, run.id, container.name)}`,
      lastStatus: status === 'DEPROVISIONING' ? 'STOPPED' : status,
      exitCode: isStopping ? run.stop?.exitCode : undefined,
      reason: isStopping ? run.stop?.containerReason : undefined,
      healthStatus: container.healthCheck
        ? healthOf(definition, run, now)
        : 'UNKNOWN',
      cpu: String(container.cpu ?? 0),
      memory:
        container.memory === undefined ? undefined : `${container.memory}`,
      networkInterfaces: [
        { attachmentId: eni, privateIpv4Address: run.privateIp },
      ],
    })),
  };
}

/** Without a container health check, ECS does not know. */
function healthOf(
  definition: TaskDefinitionShape | undefined,
  run: TaskRun,
  now: Date,
): ecs.HealthStatus {
  const isChecked = definition?.containerDefinitions?.some(
    container => container.healthCheck,
  );
  if (!isChecked || run.startedAt > now) return 'UNKNOWN';
  return isHealthyAt(run, now) ? 'HEALTHY' : 'UNHEALTHY';
}

function taskTags(service: Resource<EcsServiceShape>) {
  return service.shape.propagateTags === 'SERVICE'
    ? lowerCaseTagList(service.tags).filter(
        tag => !tag.key.startsWith('aws:cloudformation:'),
      )
    : [];
}
