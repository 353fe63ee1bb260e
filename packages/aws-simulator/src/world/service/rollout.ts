import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { failuresThatTrip } from './circuitBreaker';
import { desiredCountAt } from './slots';
import { hasFailed, type TaskRun } from './TaskRun';

/** How far a deployment has got. */
export interface Rollout {
  readonly state: 'COMPLETED' | 'FAILED' | 'IN_PROGRESS';
  readonly reason: string;
  /** When it came to be in that state. */
  readonly since: Date;
}

/**
 * The rollout of a deployment at a time. Its circuit breaker gives it up after
 * so many tasks that failed; what then rolls it back is the next deployment.
 *
 * @param runs - the tasks of the deployment since its creation
 */
export function rolloutOf(
  service: EcsServiceShape,
  deployment: ServiceDeploymentRecord,
  runs: readonly TaskRun[],
  at: Date,
): Rollout {
  const desired = desiredCountAt(service, at);
  const completedAt = completionOf(deployment, runs, desired, at);
  if (completedAt) {
    return {
      state: 'COMPLETED',
      reason: `ECS deployment ${deployment.id} completed.`,
      since: completedAt,
    };
  }
  const failedAt = failureOf(service, runs, desired, at);
  return failedAt
    ? {
        state: 'FAILED',
        reason: 'ECS deployment circuit breaker: tasks failed to start.',
        since: failedAt,
      }
    : {
        state: 'IN_PROGRESS',
        reason: `ECS deployment ${deployment.id} in progress.`,
        since: deployment.createdAt,
      };
}

/** When the first tasks of a deployment were all healthy. */
export function completionOf(
  { createdAt }: ServiceDeploymentRecord,
  runs: readonly TaskRun[],
  desired: number,
  now: Date,
): Date | undefined {
  const healthy = runs
    .flatMap(({ healthyAt }) =>
      healthyAt !== undefined && healthyAt <= now ? [healthyAt] : [],
    )
    .sort((a, b) => a.getTime() - b.getTime());
  if (healthy.length < desired) return undefined;
  return healthy[desired - 1] ?? createdAt;
}

function failureOf(
  service: EcsServiceShape,
  runs: readonly TaskRun[],
  desired: number,
  at: Date,
): Date | undefined {
  const trips = failuresThatTrip(service, desired);
  if (trips === undefined) return undefined;
  const failures = runs
    .flatMap(run => (hasFailed(run) && run.stoppedAt ? [run.stoppedAt] : []))
    .sort((a, b) => a.getTime() - b.getTime());
  const last = failures[trips - 1];
  return last && last <= at ? last : undefined;
}
