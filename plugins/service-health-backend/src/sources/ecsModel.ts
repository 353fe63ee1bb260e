import type { Deployment, Service, Task } from '@aws-sdk/client-ecs';
import type {
  EcsDeployment,
  EcsService,
  EcsStoppedTask,
  EcsTask,
} from '@quarterdeck/plugin-service-health-common';
import type { EcsTarget } from '../targets/targets';
import { revisionOf } from './revisionOf';

/** More of AWS's hundred events than that nobody reads. */
const EVENTS_KEPT = 20;

/** From AWS's words to the reading's. */
export function toEcsService(
  target: EcsTarget,
  service: Service,
  tasks: Task[] = [],
): EcsService {
  const stopped = tasks.filter(
    ({ desiredStatus }) => desiredStatus === 'STOPPED',
  );
  const running = tasks.filter(
    ({ desiredStatus }) => desiredStatus !== 'STOPPED',
  );
  return {
    arn: target.arn,
    name: target.service,
    cluster: target.cluster,
    accountId: target.accountId,
    region: target.region,
    state: service.status ?? 'UNKNOWN',
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    ...(service.launchType && { launchType: service.launchType }),
    deployments: (service.deployments ?? [])
      .map(deployment => toDeployment(deployment, tasks))
      .sort(newestFirst(({ createdAt }) => createdAt)),
    tasks: running
      .map(toTask)
      .sort(newestFirst(({ startedAt }) => startedAt))
      .reverse(),
    stoppedTasks: stopped
      .map(toStoppedTask)
      .sort(newestFirst(({ stoppedAt }) => stoppedAt)),
    events: (service.events ?? [])
      .map(({ createdAt, message }) => ({
        at: createdAt?.toISOString(),
        message: message ?? '',
      }))
      .sort(newestFirst(({ at }) => at))
      .slice(0, EVENTS_KEPT),
  };
}

function toDeployment(deployment: Deployment, tasks: Task[]): EcsDeployment {
  const ofRevision = tasks.find(
    ({ taskDefinitionArn }) =>
      taskDefinitionArn && taskDefinitionArn === deployment.taskDefinition,
  );
  return {
    id: deployment.id ?? '',
    role: deployment.status ?? 'UNKNOWN',
    rolloutState: deployment.rolloutState,
    rolloutReason: deployment.rolloutStateReason,
    revision: revisionOf(deployment.taskDefinition),
    images: ofRevision ? imagesOf(ofRevision) : [],
    desired: deployment.desiredCount ?? 0,
    running: deployment.runningCount ?? 0,
    pending: deployment.pendingCount ?? 0,
    failedTasks: deployment.failedTasks ?? 0,
    createdAt: deployment.createdAt?.toISOString(),
    updatedAt: deployment.updatedAt?.toISOString(),
  };
}

function toTask(task: Task): EcsTask {
  const arn = task.taskArn ?? '';
  return {
    id: arn.split('/').pop() ?? arn,
    arn,
    state: task.lastStatus ?? 'UNKNOWN',
    containerHealth:
      task.healthStatus === 'HEALTHY' || task.healthStatus === 'UNHEALTHY'
        ? task.healthStatus
        : 'UNKNOWN',
    revision: revisionOf(task.taskDefinitionArn),
    zone: task.availabilityZone,
    privateIp: privateIpOf(task),
    images: imagesOf(task),
    startedAt: task.startedAt?.toISOString(),
  };
}

/** From AWS's words to the reading's, of a task that has ended. */
export function toStoppedTask(task: Task): EcsStoppedTask {
  return {
    ...toTask(task),
    stoppedAt: (task.stoppedAt ?? task.stoppingAt)?.toISOString(),
    stopCode: task.stopCode,
    reason: task.stoppedReason,
    containers: (task.containers ?? []).map(({ name, exitCode, reason }) => ({
      name: name ?? '',
      exitCode,
      reason,
    })),
  };
}

function imagesOf(task: Task): string[] {
  return (task.containers ?? []).flatMap(({ image }) => image ?? []);
}

/** Under `awsvpc` a task has a network interface of its own. */
function privateIpOf(task: Task): string | undefined {
  const interfaceDetails = task.attachments
    ?.filter(({ type }) => type === 'ElasticNetworkInterface')
    .flatMap(({ details }) => details ?? []);
  return interfaceDetails?.find(({ name }) => name === 'privateIPv4Address')
    ?.value;
}

function newestFirst<T>(timeOf: (item: T) => string | undefined) {
  return (left: T, right: T) =>
    (timeOf(right) ?? '').localeCompare(timeOf(left) ?? '');
}
