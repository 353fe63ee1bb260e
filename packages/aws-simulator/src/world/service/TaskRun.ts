import { FOREVER } from './times';

/**
 * The life of one task, from its creation to its end. Times in the future of
 * the moment that is looked at have not happened yet.
 *
 * @public
 */
export interface TaskRun {
  /** 32 hexadecimal digits; the end of its ARN and of its log stream. */
  id: string;
  serviceArn: string;
  deploymentId: string;
  taskDefinitionArn: string;
  zone: string;
  subnetId: string;
  privateIp: string;
  createdAt: Date;
  /** When its containers began to run; {@link FOREVER} when they never did. */
  startedAt: Date;
  /** When its health check and its target became healthy, if they did. */
  healthyAt?: Date;
  /** What the load balancer came to find wrong with it. */
  failedCheck?: FailedCheck;
  /** When it began to end. */
  stoppingAt?: Date;
  stoppedAt?: Date;
  stop?: TaskStop;
}

/** A health check that a target fails, in the words of the load balancer. */
export interface FailedCheck {
  at: Date;
  reason: 'Target.ResponseCodeMismatch' | 'Target.Timeout';
  description: string;
}

/** Why a task ended, in the words of ECS. */
export interface TaskStop {
  code:
    | 'EssentialContainerExited'
    | 'ServiceSchedulerInitiated'
    | 'TaskFailedToStart'
    | 'UserInitiated';
  reason: string;
  /** None when no container ever ran. */
  exitCode?: number;
  /** What ECS says of the container itself. */
  containerReason?: string;
}

/** Whether a task ended by itself, which ECS counts as a failure. */
export const hasFailed = ({ stop }: TaskRun): boolean =>
  stop?.code === 'EssentialContainerExited' ||
  stop?.code === 'TaskFailedToStart';

export type TaskStatus = 'PENDING' | 'RUNNING' | 'DEPROVISIONING' | 'STOPPED';

/**
 * A container that exits sooner than this after its start is never reported as
 * running.
 */
const SHORTEST_REPORTED_RUN_MS = 5_000;

/** The status of a task at a time, or undefined before its creation. */
export function taskStatusAt(
  run: Pick<TaskRun, 'createdAt' | 'startedAt' | 'stoppingAt' | 'stoppedAt'>,
  at: Date,
): TaskStatus | undefined {
  if (at < run.createdAt) return undefined;
  if (run.stoppedAt && at >= run.stoppedAt) return 'STOPPED';
  if (run.stoppingAt && at >= run.stoppingAt) return 'DEPROVISIONING';
  const crashesAtOnce =
    run.stoppingAt !== undefined &&
    run.stoppingAt.getTime() - run.startedAt.getTime() <
      SHORTEST_REPORTED_RUN_MS;
  return at >= run.startedAt && !crashesAtOnce ? 'RUNNING' : 'PENDING';
}

export const isHealthyAt = (
  run: Parameters<typeof taskStatusAt>[0] &
    Pick<TaskRun, 'healthyAt' | 'failedCheck'>,
  at: Date,
): boolean =>
  taskStatusAt(run, at) === 'RUNNING' &&
  run.healthyAt !== undefined &&
  run.healthyAt <= at &&
  !isFailingAt(run, at);

/** Whether the health checks of its target have failed too often. */
export const isFailingAt = (
  { failedCheck }: Pick<TaskRun, 'failedCheck'>,
  at: Date,
): boolean => failedCheck !== undefined && failedCheck.at <= at;

/** Whether its containers run at some time. */
export const everRuns = ({ startedAt }: TaskRun): boolean =>
  startedAt < FOREVER;
