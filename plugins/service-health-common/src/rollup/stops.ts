import type {
  EcsDeployment,
  EcsService,
  EcsStoppedTask,
} from '../readings/ecsService';
import { moment } from './words';

/** Stop codes of tasks that ended because someone or something wanted them to. */
const INTENDED_STOPS = new Set([
  'ServiceSchedulerInitiated',
  'UserInitiated',
  'SpotInterruption',
  'TerminationNotice',
]);

/** A task that failed a health check is replaced by the scheduler, too. */
const FAILED_CHECK = /failed .*health checks|unhealthy/i;

/**
 * The tasks of the newest deployment's revision that ended by themselves or
 * failed their health check, the newest first.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export function failedStops(service: EcsService): EcsStoppedTask[] {
  const deployment = newestDeployment(service);
  return service.stoppedTasks.filter(
    task =>
      isFailedStop(task) &&
      (deployment?.revision === undefined ||
        task.revision === undefined ||
        task.revision === deployment.revision),
  );
}

/** The deployment that AWS works towards. */
export function newestDeployment(
  service: EcsService,
): EcsDeployment | undefined {
  return (
    service.deployments.find(deployment => deployment.role === 'PRIMARY') ??
    service.deployments[0]
  );
}

/**
 * Whether a task ended by itself, could not start or failed a health check;
 * not when a person or a deployment stopped it.
 *
 * @public
 */
export function isFailedStop(task: EcsStoppedTask): boolean {
  if (FAILED_CHECK.test(task.reason ?? '')) return true;
  if (task.stopCode && INTENDED_STOPS.has(task.stopCode)) return false;
  if (
    task.containers.some(
      ({ exitCode }) => exitCode !== undefined && exitCode !== 0,
    )
  ) {
    return true;
  }
  return (
    task.stopCode === 'TaskFailedToStart' ||
    task.stopCode === 'EssentialContainerExited'
  );
}

/**
 * Why tasks stop, in a clause: `the last 6 stopped with exit code 1 since
 * revision 42, deployed 09:12 UTC`. Nothing where none has failed.
 */
export function causeOfStops(
  service: EcsService,
  now: Date,
): string | undefined {
  const stops = failedStops(service);
  if (stops.length === 0) return undefined;
  const cause = commonCause(stops);
  const subject =
    stops.length === 1 ? 'the last one' : `the last ${stops.length}`;
  const deployment = newestDeployment(service);
  const since =
    deployment?.revision === undefined
      ? ''
      : ` since revision ${deployment.revision}${
          deployment.createdAt
            ? `, deployed ${moment(deployment.createdAt, now)}`
            : ''
        }`;
  return `${subject} stopped ${cause}${since}`;
}

function commonCause(stops: EcsStoppedTask[]): string {
  const causes = stops.map(causeOf);
  const distinct = [...new Set(causes)];
  if (distinct.length === 1) return distinct[0];
  return `${distinct[0]} and for ${distinct.length - 1} other reason${
    distinct.length === 2 ? '' : 's'
  }`;
}

function causeOf(task: EcsStoppedTask): string {
  const culprit =
    task.containers.find(
      ({ exitCode }) => exitCode !== undefined && exitCode !== 0,
    ) ?? task.containers.find(({ reason }) => reason !== undefined);
  if (culprit?.reason?.startsWith('OutOfMemory')) {
    return `out of memory${
      culprit.exitCode === undefined ? '' : ` (exit code ${culprit.exitCode})`
    }`;
  }
  if (FAILED_CHECK.test(task.reason ?? '')) return 'after failed health checks';
  if (culprit?.exitCode !== undefined)
    return `with exit code ${culprit.exitCode}`;
  if (culprit?.reason) return `with “${culprit.reason}”`;
  const exitCode = task.containers[0]?.exitCode;
  if (exitCode !== undefined) return `with exit code ${exitCode}`;
  return task.reason ? `with “${task.reason}”` : 'without a reason given';
}
