import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { desiredCountAt } from './desiredCount';
import { failureWindows } from './failureWindows';
import { type Rollout, rolloutsOf, type Tenure } from './rollouts';
import { type Slot, SlotRuns } from './SlotRuns';
import { isHealthyAt, type TaskRun, taskStatusAt } from './TaskRun';
import { earliest, later, latest, STOPPING_MS, type TimeRange } from './times';

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
        .flatMap(slot =>
          new SlotRuns(region, service, slot).through(windows, range),
        );
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

function overlaps(from: Date, to: Date | undefined, range: TimeRange): boolean {
  return from <= range.to && (!to || to >= range.from);
}
