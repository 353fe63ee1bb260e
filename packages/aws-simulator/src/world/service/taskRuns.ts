import { incidentsOf } from '../../incidents/moments';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import { SlotRuns } from './slotRuns';
import { desiredCountAt, slotsOf } from './slots';
import { isHealthyAt, type TaskRun, taskStatusAt } from './TaskRun';

export { desiredCountAt } from './slots';

/** @public */
export interface TimeRange {
  from: Date;
  to: Date;
}

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
  const incidents = incidentsOf(region, service.arn);
  return slotsOf(service.shape)
    .flatMap(slot =>
      new SlotRuns(region, service, slot, range).through(incidents),
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

function overlaps(from: Date, to: Date | undefined, range: TimeRange): boolean {
  return from <= range.to && (!to || to >= range.from);
}
