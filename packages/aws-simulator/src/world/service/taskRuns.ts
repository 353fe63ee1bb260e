import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { seededFraction, seededHex } from '../seeded';
import { crashes } from './crashes';
import { desiredCountAt } from './desiredCount';
import { type FailureWindow, failureWindows } from './failureWindows';
import { placementOf } from './placement';
import { type Rollout, rolloutsOf, type Tenure } from './rollouts';
import {
  isHealthyAt,
  type TaskRun,
  taskStatusAt,
  type TaskStop,
} from './TaskRun';
import {
  earliest,
  FOREVER,
  later,
  latest,
  STOPPING_MS,
  type TimeRange,
} from './times';

export { desiredCountAt } from './desiredCount';
export type { TimeRange } from './times';

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
  return rolloutsOf(region, service)
    .filter(({ deployment }) => deployment.createdAt <= range.to)
    .flatMap(rollout => {
      const windows = failureWindows(region, service, rollout.deployment);
      return slotsOf(service.shape, rollout)
        .filter(({ from, to }) => overlaps(from, later(to, STOPPING_MS), range))
        .flatMap(slot => runsOfSlot(region, service, slot, windows, range));
    })
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

/** One of a deployment's places for a task, over the time that it exists. */
interface Slot {
  deployment: ServiceDeploymentRecord;
  number: number;
  from: Date;
  /** FOREVER while nothing ends it. */
  to: Date;
}

const slotsOf = (service: EcsServiceShape, rollout: Rollout): Slot[] =>
  rollout.tenures.flatMap(tenure =>
    slotsOfTenure(service, rollout.deployment, tenure),
  );

function slotsOfTenure(
  service: EcsServiceShape,
  deployment: ServiceDeploymentRecord,
  tenure: Tenure,
): Slot[] {
  const closed: Slot[] = [];
  const open: Slot[] = [];
  const changes = [
    { at: tenure.from, count: desiredCountAt(service, tenure.from) },
    ...service.desiredCounts.filter(each => each.at > tenure.from),
  ];
  for (const { at, count } of changes) {
    while (open.length > count) {
      const slot = open.pop() as Slot;
      closed.push({ ...slot, to: earliest(at, slot.to) });
    }
    while (open.length < count) {
      const number = open.length;
      const from = latest(at, tenure.slotFrom(number));
      open.push({ deployment, number, from, to: tenure.slotTo(number) });
    }
  }
  return [...closed, ...open].filter(({ from, to }) => from < to);
}

function runsOfSlot(
  region: Region,
  service: Resource<EcsServiceShape>,
  slot: Slot,
  windows: readonly FailureWindow[],
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
  const isFirst = slot.from <= slot.deployment.createdAt;
  const firstKey = isFirst ? 'steady' : `from ${slot.from.getTime()}`;
  let steadyFrom = slot.from;
  let isFreeFrom = slot.from;
  for (const window of windows) {
    const start = latest(window.from, slot.from);
    const end = earliest(window.to, slot.to);
    if (start >= end) continue;
    const key = `${window.id}/${slot.number}`;
    if (steadyFrom < start) {
      const diesAfterMs = 5_000 + 15_000 * seededFraction(key, 'dies');
      const diesAt = later(start, diesAfterMs);
      steady(firstKey, steadyFrom, diesAt, window.stop);
      isFreeFrom = diesAt;
    }
    for (const attempt of crashes.between(key, start, end, range)) {
      if (attempt.createdAt < isFreeFrom) continue;
      const run = make(`${key}/${attempt.number}`, attempt.createdAt, 0);
      const exitsItself = attempt.exitedAt <= slot.to;
      const endsAt = earliest(attempt.exitedAt, slot.to);
      const neverRan = window.stop.code === 'TaskFailedToStart';
      runs.push({
        ...ended(run, endsAt, exitsItself ? window.stop : replaced),
        startedAt: neverRan ? endsAt : earliest(attempt.startedAt, endsAt),
        healthyAt: undefined,
      });
    }
    steadyFrom = end;
  }
  if (steadyFrom < slot.to) {
    const key =
      steadyFrom === slot.from ? firstKey : `after ${steadyFrom.getTime()}`;
    steady(key, steadyFrom, slot.to, replaced);
  }
  return runs;
}

function overlaps(from: Date, to: Date | undefined, range: TimeRange): boolean {
  return from <= range.to && (!to || to >= range.from);
}
