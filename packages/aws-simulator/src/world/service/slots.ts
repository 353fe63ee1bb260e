import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { NEVER } from './TaskRun';

/** How long a task takes to end. */
export const STOPPING_MS = 3_000;

/** One of a deployment's places for a task, over the time that it exists. */
export interface Slot {
  readonly deployment: ServiceDeploymentRecord;
  readonly number: number;
  readonly from: Date;
  /** NEVER while nothing ends it. */
  readonly to: Date;
}

/** All places for tasks that a service had, has or is going to have. */
export function slotsOf(service: EcsServiceShape): Slot[] {
  return service.deployments.flatMap((deployment, index) =>
    slotsOfDeployment(service, deployment, endOfDeployment(service, index)),
  );
}

export function desiredCountAt(service: EcsServiceShape, at: Date): number {
  if (service.deletedAt && service.deletedAt <= at) return 0;
  return service.desiredCounts.findLast(each => each.at <= at)?.count ?? 0;
}

/** A time some milliseconds after another, as far as there is one. */
export const later = (at: Date, milliseconds: number) =>
  new Date(Math.min(at.getTime() + milliseconds, NEVER.getTime()));

function slotsOfDeployment(
  service: EcsServiceShape,
  deployment: ServiceDeploymentRecord,
  to: Date,
): Slot[] {
  const from = deployment.createdAt;
  const slots: Slot[] = [];
  const open: Slot[] = [];
  const changes = [
    { at: from, count: desiredCountAt(service, from) },
    ...service.desiredCounts.filter(each => each.at > from && each.at < to),
  ];
  for (const { at, count } of changes) {
    while (open.length > count) slots.push({ ...(open.pop() as Slot), to: at });
    while (open.length < count) {
      open.push({ deployment, number: open.length, from: at, to });
    }
  }
  return [...slots, ...open];
}

/**
 * A deployment's tasks go when those of the next one are healthy; one that is
 * broken has none that anybody would wait for, and nobody waits for its own.
 */
function endOfDeployment(service: EcsServiceShape, index: number): Date {
  const following = service.deployments.slice(index + 1);
  const next = service.deployments[index].brokenBy
    ? following[0]
    : following.find(each => !each.brokenBy);
  let replacedAt = NEVER;
  if (next) {
    replacedAt = service.deployments[index].brokenBy
      ? next.createdAt
      : later(next.createdAt, 2 * next.startMs + STOPPING_MS);
  }
  return service.deletedAt && service.deletedAt < replacedAt
    ? service.deletedAt
    : replacedAt;
}
