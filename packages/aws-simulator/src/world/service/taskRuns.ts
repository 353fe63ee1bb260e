import type { Incident } from '../../incidents/Incident';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { seededFraction, seededHex } from '../seeded';
import { crashes } from './crashes';
import { placementOf } from './placement';
import {
  isHealthyAt,
  type TaskRun,
  taskStatusAt,
  type TaskStop,
} from './TaskRun';

/** @public */
export interface TimeRange {
  from: Date;
  to: Date;
}

const STOPPING_MS = 3_000;
const FOREVER = new Date(8.64e15);

/**
 * The tasks of a service that lived at some time in a range, oldest first.
 *
 * They are not stored but follow from the service's deployments, its desired
 * counts, the tasks stopped by hand and the incidents: the same question has
 * the same answer, whoever asks and however often.
 *
 * @public
 */
export function taskRuns(
  region: Region,
  service: Resource<EcsServiceShape>,
  range: TimeRange,
): TaskRun[] {
  const incidents = region.incidents.filter(
    incident => incident.serviceArn === service.arn,
  );
  return service.shape.deployments
    .flatMap((deployment, index) =>
      slotsOf(service.shape, deployment, index).flatMap(slot =>
        runsOfSlot(region, service, slot, incidents, range),
      ),
    )
    .filter(run => overlaps(run.createdAt, run.stoppedAt, range))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** How many tasks a service wants, and how many it has. @public */
export interface ServiceCounts {
  desired: number;
  running: number;
  pending: number;
  /** Running and healthy, as its load balancer sees it. */
  healthy: number;
}

/** @public */
export function serviceCountsAt(
  region: Region,
  service: Resource<EcsServiceShape>,
  at: Date,
): ServiceCounts {
  const runs = taskRuns(region, service, { from: at, to: at });
  const withStatus = (status: string) =>
    runs.filter(run => taskStatusAt(run, at) === status).length;
  return {
    desired: desiredCountAt(service.shape, at),
    running: withStatus('RUNNING'),
    pending: withStatus('PENDING'),
    healthy: runs.filter(run => isHealthyAt(run, at)).length,
  };
}

export function desiredCountAt(service: EcsServiceShape, at: Date): number {
  if (service.deletedAt && service.deletedAt <= at) return 0;
  return service.desiredCounts.findLast(each => each.at <= at)?.count ?? 0;
}

/** One of a deployment's places for a task, over the time that it exists. */
interface Slot {
  deployment: ServiceDeploymentRecord;
  number: number;
  from: Date;
  /** FOREVER while nothing ends it. */
  to: Date;
}

function slotsOf(
  service: EcsServiceShape,
  deployment: ServiceDeploymentRecord,
  index: number,
): Slot[] {
  const from = deployment.createdAt;
  const to = endOfDeployment(service, index);
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

/** A deployment's tasks go when those of the next one are healthy. */
function endOfDeployment(service: EcsServiceShape, index: number): Date {
  const next = service.deployments[index + 1];
  const replacedAt = next
    ? later(next.createdAt, 2 * next.startMs + STOPPING_MS)
    : FOREVER;
  return service.deletedAt && service.deletedAt < replacedAt
    ? service.deletedAt
    : replacedAt;
}

function runsOfSlot(
  region: Region,
  service: Resource<EcsServiceShape>,
  slot: Slot,
  incidents: Incident[],
  range: TimeRange,
): TaskRun[] {
  const runs: TaskRun[] = [];
  const make = (key: string, createdAt: Date, startMs: number): TaskRun => {
    const id = seededHex(
      32,
      'task',
      service.arn,
      slot.deployment.id,
      slot.number,
      key,
    );
    const startedAt = later(createdAt, startMs);
    return {
      id,
      serviceArn: service.arn,
      deploymentId: slot.deployment.id,
      taskDefinitionArn: slot.deployment.taskDefinitionArn,
      ...placementOf(region, service.shape, slot.number, id),
      createdAt,
      startedAt,
      healthyAt: later(startedAt, startMs / 2),
    };
  };
  const ended = (run: TaskRun, at: Date, stop: TaskStop): TaskRun => ({
    ...run,
    healthyAt: run.healthyAt && run.healthyAt < at ? run.healthyAt : undefined,
    stoppingAt: at,
    stoppedAt: later(at, STOPPING_MS),
    stop,
  });
  const { startMs } = slot.deployment;
  /** Steady runs from one moment to another, interrupted by hand only. */
  const steady = (key: string, from: Date, to: Date, end: TaskStop) => {
    let run = make(key, from, startMs);
    for (;;) {
      const { id } = run;
      const byHand = service.shape.stoppedTasks.find(
        each => each.taskId === id && each.at < to,
      );
      if (!byHand) break;
      runs.push(
        ended(run, byHand.at, {
          code: 'UserInitiated',
          reason: byHand.reason,
          exitCode: 143,
        }),
      );
      run = make(`${key}+`, later(byHand.at, STOPPING_MS), startMs);
    }
    runs.push(to < FOREVER ? ended(run, to, end) : run);
  };

  const replaced: TaskStop = {
    code: 'ServiceSchedulerInitiated',
    reason: `Scaling activity initiated by (deployment ${slot.deployment.id})`,
    exitCode: 143,
  };
  let steadyFrom = slot.from;
  for (const incident of incidents) {
    const start = max(incident.startedAt, slot.from);
    const end = min(incident.endedAt ?? FOREVER, slot.to);
    if (start >= end) continue;
    const key = `${incident.id}/${slot.number}`;
    if (steadyFrom < start) {
      const diesAfterMs = 5_000 + 15_000 * seededFraction(key, 'dies');
      steady('steady', steadyFrom, later(start, diesAfterMs), crashes.stop);
    }
    const attempts = crashes.between(key, start, end, range);
    for (const { number, createdAt, startedAt, exitedAt } of attempts) {
      const run = make(`${key}/${number}`, createdAt, 0);
      runs.push({
        ...ended(run, exitedAt, crashes.stop),
        startedAt,
        healthyAt: undefined,
      });
    }
    steadyFrom = end;
  }
  if (steadyFrom < slot.to) {
    const key =
      steadyFrom === slot.from ? 'steady' : `after ${steadyFrom.getTime()}`;
    steady(key, steadyFrom, slot.to, replaced);
  }
  return runs;
}

function overlaps(from: Date, to: Date | undefined, range: TimeRange): boolean {
  return from <= range.to && (!to || to >= range.from);
}

const later = (at: Date, milliseconds: number) =>
  new Date(Math.min(at.getTime() + milliseconds, FOREVER.getTime()));
const max = (a: Date, b: Date) => (a > b ? a : b);
const min = (a: Date, b: Date) => (a < b ? a : b);
