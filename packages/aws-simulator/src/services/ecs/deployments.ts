import type * as ecs from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import {
  primaryAt,
  type Rollout,
  rolloutsOf,
} from '../../world/service/rollouts';
import {
  hasFailed,
  isHealthyAt,
  type TaskRun,
  taskStatusAt,
} from '../../world/service/TaskRun';
import { desiredCountAt, taskRuns } from '../../world/service/taskRuns';

/** The newest deployment, and the others that still have tasks. */
export function describeDeployments(
  region: Region,
  service: Resource<EcsServiceShape>,
  now: Date,
): ecs.Deployment[] {
  const { shape } = service;
  if (shape.deletedAt && shape.deletedAt <= now) return [];
  const rollouts = rolloutsOf(region, service).filter(
    ({ deployment }) => deployment.createdAt <= now,
  );
  const primary = primaryAt(rollouts, now);
  const alive = new Set(
    taskRuns(region, service, { from: now, to: now })
      .filter(run => taskStatusAt(run, now) !== 'STOPPED')
      .map(run => run.deploymentId),
  );
  const shown = rollouts.filter(
    each => each !== primary && alive.has(each.deployment.id),
  );
  return [primary, ...shown.reverse()].map(rollout => {
    const runs = taskRuns(region, service, {
      from: rollout.deployment.createdAt,
      to: now,
    }).filter(run => run.deploymentId === rollout.deployment.id);
    return {
      ...describeDeployment(service, rollout, runs, now),
      ...(rollout === primary
        ? { status: 'PRIMARY', ...rollbackState(rollouts, rollout, now) }
        : { status: 'ACTIVE', desiredCount: 0 }),
    };
  });
}

function describeDeployment(
  { shape }: Resource<EcsServiceShape>,
  rollout: Rollout,
  runs: TaskRun[],
  now: Date,
): ecs.Deployment {
  const { deployment } = rollout;
  const count = countRuns(runs, now);
  const failed = runs.filter(
    run =>
      hasFailed(run) && run.stoppedAt !== undefined && run.stoppedAt <= now,
  );
  return {
    id: deployment.id,
    taskDefinition: deployment.taskDefinitionArn,
    desiredCount: desiredCountAt(shape, now),
    runningCount: count.running,
    pendingCount: count.pending,
    failedTasks: failed.length,
    createdAt: deployment.createdAt,
    launchType: shape.launchType,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    networkConfiguration: shape.networkConfiguration,
    ...rolloutState(rollout, now),
  };
}

function rolloutState(
  { deployment, completedAt, failedAt }: Rollout,
  now: Date,
): Pick<ecs.Deployment, 'rolloutState' | 'rolloutStateReason' | 'updatedAt'> {
  if (completedAt && completedAt <= now) {
    return {
      rolloutState: 'COMPLETED',
      rolloutStateReason: `ECS deployment ${deployment.id} completed.`,
      updatedAt: completedAt,
    };
  }
  if (failedAt && failedAt <= now) {
    return {
      rolloutState: 'FAILED',
      rolloutStateReason: deployment.stopRequest
        ? 'Service deployment was stopped by StopServiceDeployment API call.'
        : 'ECS deployment circuit breaker: tasks failed to start.',
      updatedAt: failedAt,
    };
  }
  return {
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${deployment.id} in progress.`,
    updatedAt: deployment.createdAt,
  };
}

/** A completed deployment is in progress again while it is rolled back to. */
function rollbackState(
  rollouts: readonly Rollout[],
  primary: Rollout,
  now: Date,
): Partial<ecs.Deployment> {
  const rollback = rollouts.findLast(
    each => each.rollback && each.rollback.startedAt <= now,
  )?.rollback;
  if (!rollback || rollback.to !== primary.deployment) return {};
  const isDone =
    rollback.completedAt !== undefined && rollback.completedAt <= now;
  return {
    rolloutState: isDone ? 'COMPLETED' : 'IN_PROGRESS',
    rolloutStateReason: isDone
      ? `ECS deployment ${rollback.to.id} completed.`
      : `ECS deployment circuit breaker: rolling back to deploymentId ${rollback.to.id}.`,
    updatedAt: isDone ? rollback.completedAt : rollback.startedAt,
  };
}

export interface RunCount {
  running: number;
  pending: number;
  healthy: number;
}

export function countRuns(runs: TaskRun[], now: Date): RunCount {
  const withStatus = (status: string) =>
    runs.filter(run => taskStatusAt(run, now) === status).length;
  return {
    running: withStatus('RUNNING'),
    pending: withStatus('PENDING'),
    healthy: runs.filter(run => isHealthyAt(run, now)).length,
  };
}
