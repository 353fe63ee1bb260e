import { isHealthyAt, type TaskRun } from '../service/TaskRun';
import type { WebRequest } from './requests';

/** A request with the task that answered it. */
export interface ServedRequest {
  readonly request: WebRequest;
  /** Without a healthy task the load balancer itself answers, with a 503. */
  readonly run: TaskRun | undefined;
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
  const changes = runs
    .flatMap(({ healthyAt, stoppingAt }) => [healthyAt, stoppingAt])
    .flatMap(time => time?.getTime() ?? []);
  let healthy: readonly TaskRun[] = [];
  let validUntil = -Infinity;
  return requests.map(request => {
    if (request.at >= validUntil) {
      const at = new Date(request.at);
      healthy = runs.filter(run => isHealthyAt(run, at));
      validUntil = Math.min(...changes.filter(time => time > request.at));
    }
    return {
      request,
      run: healthy[Math.floor(request.taskShare * healthy.length)],
    };
  });
}
