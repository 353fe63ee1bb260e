import { isHealthyAt, type TaskRun } from '../service/TaskRun';
import type { WebRequest } from './requests';

/** A request with the task that answered it. */
export interface ServedRequest {
  readonly request: WebRequest;
  /** Without a healthy task the load balancer itself answers, with a 503. */
  readonly run: TaskRun | undefined;
}

/** Gives each request to one of the tasks that are healthy when it comes. */
export function serve(
  requests: readonly WebRequest[],
  runs: readonly TaskRun[],
): ServedRequest[] {
  return requests.map(request => {
    const at = new Date(request.at);
    const healthy = runs.filter(run => isHealthyAt(run, at));
    return {
      request,
      run: healthy[Math.floor(request.taskShare * healthy.length)],
    };
  });
}
