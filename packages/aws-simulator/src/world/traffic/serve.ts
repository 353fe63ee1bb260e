import {
  hasFailed,
  isFailingAt,
  isHealthyAt,
  type TaskRun,
  taskStatusAt,
} from '../service/TaskRun';
import type { WebRequest } from './requests';

/** A load balancer takes this long to see that a target is gone. */
const NOTICED_AFTER_MS = 10_000;

/** A request with the task that answered it. */
export interface ServedRequest {
  readonly request: WebRequest;
  /** Without one, the load balancer itself answers. */
  readonly run: TaskRun | undefined;
  /**
   * What it answers: 502 when it cannot connect to the target, 503 when there
   * is none, 504 when the target does not answer in time.
   */
  readonly elbStatus?: ElbStatus;
}

export type ElbStatus = 502 | 503 | 504;

interface Targets {
  readonly runs: readonly TaskRun[];
  readonly otherwise: ElbStatus;
}

/**
 * Gives each request to one of the tasks that are healthy when it comes. The
 * requests are in their order, so that the tasks have to be looked at again
 * only when one of them has changed.
 */
export function serve(
  requests: readonly WebRequest[],
  runs: readonly TaskRun[],
): ServedRequest[] {
  const changes = runs.flatMap(changesOf);
  let targets: Targets = { runs: [], otherwise: 503 };
  let validUntil = -Infinity;
  return requests.map(request => {
    if (request.at >= validUntil) {
      targets = targetsAt(runs, new Date(request.at));
      validUntil = Math.min(...changes.filter(time => time > request.at));
    }
    const run =
      targets.runs[Math.floor(request.taskShare * targets.runs.length)];
    return run
      ? { request, run }
      : { request, run, elbStatus: targets.otherwise };
  });
}

function changesOf(run: TaskRun): number[] {
  const { healthyAt, failedCheck, startedAt, stoppingAt } = run;
  const stopping = stoppingAt?.getTime();
  return [
    ...[healthyAt, failedCheck && startedAt, failedCheck?.at].flatMap(
      time => time?.getTime() ?? [],
    ),
    ...(stopping === undefined ? [] : [stopping, stopping + NOTICED_AFTER_MS]),
  ];
}

/**
 * When no target is healthy, a load balancer sends requests to all that are
 * registered ("fail open").
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
function targetsAt(runs: readonly TaskRun[], at: Date): Targets {
  const healthy = runs.filter(run => isHealthyAt(run, at));
  if (healthy.length > 0) return { runs: healthy, otherwise: 503 };
  const registered = runs.filter(
    run => run.failedCheck && taskStatusAt(run, at) === 'RUNNING',
  );
  return {
    runs: registered,
    otherwise: runs.some(run => hasJustCrashed(run, at)) ? 502 : 503,
  };
}

function hasJustCrashed(run: TaskRun, at: Date): boolean {
  const { healthyAt, stoppingAt } = run;
  if (!hasFailed(run) || !healthyAt || !stoppingAt) return false;
  const since = at.getTime() - stoppingAt.getTime();
  return since >= 0 && since < NOTICED_AFTER_MS && !isFailingAt(run, at);
}
