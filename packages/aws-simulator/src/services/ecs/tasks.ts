import type * as ecs from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import {
  lowerCaseTagList,
  type Resource,
  type Tags,
} from '../../world/Resource';
import type {
  EcsServiceShape,
  OneOffTaskShape,
  TaskDefinitionShape,
} from '../../world/resources/ecs';
import { seededHex, seededUuid } from '../../world/seeded';
import {
  isHealthyAt,
  type TaskRun,
  taskStatusAt,
} from '../../world/service/TaskRun';
import { taskRuns } from '../../world/service/taskRuns';
import { imageDigest } from '../ecr/imageDigest';
import { lifeOf } from './oneOffTasks';

/** ECS goes on describing a stopped task for an hour. */
const STOPPED_TASKS_MS = 60 * 60 * 1000;

/** A task that ECS knows of, whoever started it. */
export interface LivingTask {
  run: Omit<TaskRun, 'serviceArn' | 'deploymentId'>;
  arn: string;
  status: 'PENDING' | 'RUNNING' | 'DEPROVISIONING' | 'STOPPED';
  clusterArn: string;
  clusterName: string;
  group: string;
  startedBy?: string;
  launchType: ecs.LaunchType;
  enableExecuteCommand: boolean;
  overrides?: ecs.TaskOverride;
  tags: Tags;
  /** What keeps it running, if anything does. */
  service?: Resource<EcsServiceShape>;
}

/** The tasks of services that ECS would still know of, oldest first. */
export function visibleTasks(
  region: Region,
  services: Resource<EcsServiceShape>[],
  now: Date,
): LivingTask[] {
  const from = new Date(now.getTime() - STOPPED_TASKS_MS);
  return services.flatMap(service =>
    taskRuns(region, service, { from, to: now }).flatMap(run => {
      const status = taskStatusAt(run, now);
      if (status === undefined) return [];
      const { shape } = service;
      return [
        {
          service,
          run,
          status,
          arn: region.arn('ecs', `task/${shape.clusterName}/${run.id}`),
          clusterArn: shape.clusterArn,
          clusterName: shape.clusterName,
          group: `service:${shape.name}`,
          startedBy: run.deploymentId,
          launchType: shape.launchType,
          enableExecuteCommand: shape.enableExecuteCommand,
          tags: shape.propagateTags === 'SERVICE' ? service.tags : {},
        },
      ];
    }),
  );
}

/** Everything that runs or ran in a cluster, oldest first. */
export function tasksOfCluster(
  region: Region,
  cluster: { id: string },
  now: Date,
): LivingTask[] {
  const services = region.ecsServices.where(
    each => each.clusterName === cluster.id,
  );
  const oneOff = region.oneOffTasks
    .where(each => each.clusterName === cluster.id)
    .flatMap(task => oneOffTask(region, task, now) ?? []);
  return [...visibleTasks(region, services, now), ...oneOff];
}

export function oneOffTask(
  region: Region,
  task: Resource<OneOffTaskShape>,
  now: Date,
): LivingTask | undefined {
  const run = lifeOf(region, task);
  const status = taskStatusAt(run, now);
  const isForgotten =
    run.stoppedAt !== undefined &&
    now.getTime() - run.stoppedAt.getTime() > STOPPED_TASKS_MS;
  if (status === undefined || isForgotten) return undefined;
  return { ...task.shape, run, status, arn: task.arn, tags: task.tags };
}

export function describeTask(
  region: Region,
  task: LivingTask,
  now: Date,
  includeTags: boolean,
): ecs.Task {
  const { run, arn, status } = task;
  const definition = region.taskDefinitions.get(run.taskDefinitionArn)?.shape;
  const neverRan = run.stop?.code === 'TaskFailedToStart';
  const hasStarted = run.startedAt <= now && !neverRan;
  const isStopping = run.stoppingAt !== undefined && run.stoppingAt <= now;
  const eni = seededUuid('eni', run.id);
  return {
    taskArn: arn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: run.taskDefinitionArn,
    group: task.group,
    startedBy: task.startedBy,
    lastStatus: status,
    desiredStatus: isStopping ? 'STOPPED' : 'RUNNING',
    healthStatus: healthOf(definition, run, now),
    launchType: task.launchType,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    cpu: definition?.cpu,
    memory: definition?.memory,
    availabilityZone: run.zone,
    connectivity: 'CONNECTED',
    enableExecuteCommand: task.enableExecuteCommand,
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
    overrides: task.overrides ?? { containerOverrides: [] },
    tags: includeTags ? shownTags(task) : [],
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
        `container/${task.clusterName}/${run.id}/${seededUuid(
          run.id,
          container.name,
        )}`,
      ),
      taskArn: arn,
      name: container.name,
      image: container.image,
      imageDigest: imageDigest(region, container.image),
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
  run: LivingTask['run'],
  now: Date,
): ecs.HealthStatus {
  const isChecked = definition?.containerDefinitions?.some(
    container => container.healthCheck,
  );
  if (!isChecked || run.startedAt > now) return 'UNKNOWN';
  return isHealthyAt(run, now) ? 'HEALTHY' : 'UNHEALTHY';
}

const shownTags = ({ tags }: LivingTask) =>
  lowerCaseTagList(tags).filter(
    tag => !tag.key.startsWith('aws:cloudformation:'),
  );
