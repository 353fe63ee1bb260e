import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { batchSizeOf, batchesOf, type Batch } from './batches';
import { circuitBreakerOf, trippedAt } from './circuitBreaker';
import { desiredCountAt } from './desiredCount';
import { type FailureWindow, failureWindows } from './failureWindows';
import { earliest, FOREVER, later, latest, STOPPING_MS } from './times';

/** A span in which the service keeps tasks of a deployment. */
export interface Tenure {
  from: Date;
  /** When the task in a slot is first wanted. */
  slotFrom(slot: number): Date;
  /** When the task in a slot is no longer wanted; {@link FOREVER} while it is. */
  slotTo(slot: number): Date;
}

/** What became of a deployment. Times may lie in the future of who asks. */
export interface Rollout {
  deployment: ServiceDeploymentRecord;
  tenures: Tenure[];
  /** When it reached a steady state. */
  completedAt?: Date;
  /** When the circuit breaker gave it up, or somebody stopped it. */
  failedAt?: Date;
  /** When a newer deployment took its place before it was done. */
  supersededAt?: Date;
  /** The return to the last deployment that had been completed. */
  rollback?: Rollback;
}

export interface Rollback {
  startedAt: Date;
  completedAt?: Date;
  to: ServiceDeploymentRecord;
}

/**
 * How each deployment of a service went or will go, oldest first: in batches
 * that the minimum and maximum percent allow, until its tasks are healthy, or
 * until so many have failed that the circuit breaker trips.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function rolloutsOf(
  region: Region,
  service: Resource<EcsServiceShape>,
): Rollout[] {
  const { deployments } = service.shape;
  const rollouts: Rollout[] = [];
  /** Those that have tasks. */
  let open: Rollout[] = [];
  let lastCompleted: Rollout | undefined;
  deployments.forEach((deployment, index) => {
    const horizon = deployments[index + 1]?.createdAt ?? FOREVER;
    const windows = failureWindows(region, service, deployment);
    const { rollout, batches } = begin(service.shape, deployment, windows, {
      replaces: open.length > 0,
    });
    rollouts.push(rollout);
    const givenUp = givenUpAt(service.shape, deployment, windows, batches);
    const healthyAt = batches.at(-1)?.healthyAt ?? deployment.createdAt;
    const stopped = earliest(givenUp, horizon);
    for (const old of open) {
      endTasks(old, batches, stopped, deathOf(region, service, deployment));
    }
    if (healthyAt < stopped) {
      rollout.completedAt = healthyAt;
      open = [rollout];
      lastCompleted = rollout;
      return;
    }
    if (givenUp < horizon) {
      rollout.failedAt = givenUp;
      const heldUntil = heldUntilFor(region, deployment);
      if (heldUntil > givenUp) endAt(rollout, givenUp);
      const rollbackAt = latest(givenUp, heldUntil);
      const isRolledBack =
        rollbackAt < horizon && wantsRollback(service.shape, deployment);
      if (isRolledBack && lastCompleted) {
        rollBack(region, service, rollout, lastCompleted, rollbackAt);
        if (!open.includes(lastCompleted)) open.push(lastCompleted);
      } else if (deployment.stopRequest) {
        stopInPlace(rollout, givenUp);
        open.push(rollout);
      } else {
        endAt(rollout, givenUp);
      }
      return;
    }
    if (horizon < FOREVER) rollout.supersededAt = horizon;
    open.push(rollout);
  });
  if (service.shape.deletedAt) {
    for (const rollout of rollouts) endAt(rollout, service.shape.deletedAt);
  }
  return rollouts;
}

/** The deployment that a service is at or on its way to. */
export function primaryAt(rollouts: readonly Rollout[], at: Date): Rollout {
  const begun = rollouts.filter(each => each.deployment.createdAt <= at);
  const newest = begun.at(-1) ?? rollouts[0];
  const { rollback } = newest;
  if (!rollback || rollback.startedAt > at) return newest;
  return begun.find(each => each.deployment === rollback.to) ?? newest;
}

function begin(
  service: EcsServiceShape,
  deployment: ServiceDeploymentRecord,
  windows: FailureWindow[],
  { replaces }: { replaces: boolean },
): { rollout: Rollout; batches: Batch[] } {
  const desired = desiredCountAt(service, deployment.createdAt);
  const size = replaces
    ? batchSizeOf(desired, service.deploymentConfiguration)
    : { tasks: Math.max(1, desired), stopsFirst: false };
  const batches = batchesOf(deployment, desired, size, windows);
  const tenure: Tenure = {
    from: deployment.createdAt,
    slotFrom: slot =>
      slot < desired
        ? batches.find(each => slot < each.endSlot)?.startedAt ?? FOREVER
        : deployment.createdAt,
    slotTo: () => FOREVER,
  };
  return { rollout: { deployment, tenures: [tenure] }, batches };
}

/** When the breaker trips or somebody stops it, if nothing else happens. */
function givenUpAt(
  service: EcsServiceShape,
  deployment: ServiceDeploymentRecord,
  windows: FailureWindow[],
  batches: Batch[],
): Date {
  const breaker = circuitBreakerOf(service, deployment);
  return earliest(
    deployment.stopRequest?.at ?? FOREVER,
    breaker.isEnabled
      ? trippedAt(breaker.threshold, windows, batches)
      : FOREVER,
  );
}

const wantsRollback = (
  service: EcsServiceShape,
  { stopRequest }: ServiceDeploymentRecord,
) =>
  stopRequest
    ? stopRequest.type === 'ROLLBACK'
    : service.deploymentConfiguration.deploymentCircuitBreaker?.rollback ===
      true;

/**
 * An incident is there to be looked at: its deployment stays failed, and is
 * rolled back when the incident ends.
 */
function heldUntilFor(
  { incidents }: Region,
  { brokenBy, createdAt }: ServiceDeploymentRecord,
): Date {
  if (brokenBy === undefined) return createdAt;
  return incidents.find(({ id }) => id === brokenBy)?.endedAt ?? FOREVER;
}

/** Ends old tasks as new ones become healthy, or when trouble kills them. */
function endTasks(
  old: Rollout,
  batches: readonly Batch[],
  stopped: Date,
  death: Date,
) {
  const tenure = old.tenures[old.tenures.length - 1];
  const before = tenure.slotTo;
  tenure.slotTo = slot => {
    const batch = batches.find(each => slot < each.endSlot) ?? batches.at(-1);
    const replaced = batch?.replacesAt ?? tenure.from;
    return earliest(
      before(slot),
      replaced < stopped ? replaced : FOREVER,
      death < stopped ? death : FOREVER,
    );
  };
}

/** ECS starts no more tasks of an old deployment in the place of dead ones. */
function deathOf(
  region: Region,
  service: Resource<EcsServiceShape>,
  next: ServiceDeploymentRecord,
): Date {
  if (next.startFailure || next.brokenBy) return FOREVER;
  const [killer] = failureWindows(region, service, next).filter(
    ({ to }) => to > next.createdAt,
  );
  return killer
    ? latest(next.createdAt, later(killer.from, killer.trouble.killsWithinMs))
    : FOREVER;
}

function rollBack(
  region: Region,
  service: Resource<EcsServiceShape>,
  failed: Rollout,
  target: Rollout,
  at: Date,
) {
  const { deployment } = target;
  const { startMs } = deployment;
  const last = target.tenures[target.tenures.length - 1];
  const desired = desiredCountAt(service.shape, at);
  const slots = Array.from({ length: desired }, (_, slot) => slot);
  const isComplete = slots.every(slot => last.slotTo(slot) > at);
  failed.rollback = { startedAt: at, to: deployment };
  if (isComplete) {
    failed.rollback.completedAt = at;
    endAt(failed, at);
    return;
  }
  const lost = (slot: number) => slot < desired && last.slotTo(slot) <= at;
  target.tenures.push({
    from: at,
    slotFrom: slot => (lost(slot) ? at : FOREVER),
    slotTo: () => FOREVER,
  });
  const [batch] = batchesOf(
    { ...deployment, createdAt: at },
    desired,
    { tasks: desired, stopsFirst: false },
    failureWindows(region, service, deployment),
  );
  if (batch.healthyAt < FOREVER) failed.rollback.completedAt = batch.healthyAt;
  endAt(failed, later(at, 2 * startMs + STOPPING_MS));
}

/** Keeps the tasks that it has, and starts no more batches. */
function stopInPlace({ tenures: [tenure] }: Rollout, at: Date) {
  const before = tenure.slotFrom;
  tenure.slotFrom = slot => (before(slot) < at ? before(slot) : FOREVER);
}

function endAt(rollout: Rollout, at: Date) {
  for (const tenure of rollout.tenures) {
    const before = tenure.slotTo;
    tenure.slotTo = slot => earliest(before(slot), at);
  }
}
