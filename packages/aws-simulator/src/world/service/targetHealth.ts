import type { Region } from '../Region';
import { servicesBehindTargetGroup } from './environment';
import {
  everRuns,
  hasFailed,
  isFailingAt,
  isHealthyAt,
  type TaskRun,
  taskStatusAt,
} from './TaskRun';
import { taskRuns } from './taskRuns';

/** One task as a target of a target group. @public */
export interface TargetState {
  run: TaskRun;
  state: 'initial' | 'healthy' | 'unhealthy' | 'draining';
}

/**
 * The targets that ECS has registered with a target group at a time. A task
 * that crashes before its health check succeeds was never healthy; it counts as
 * unhealthy while it starts. One that cannot start is never registered.
 *
 * @public
 */
export function targetStatesAt(
  region: Region,
  targetGroupArn: string,
  at: Date,
): TargetState[] {
  return servicesBehindTargetGroup(region, targetGroupArn).flatMap(service =>
    taskRuns(region, service, { from: at, to: at }).flatMap(run => {
      const state = stateOf(run, at);
      return state ? [{ run, state }] : [];
    }),
  );
}

function stateOf(run: TaskRun, at: Date): TargetState['state'] | undefined {
  const status = taskStatusAt(run, at);
  if (status === undefined || status === 'STOPPED') return undefined;
  if (!everRuns(run)) return undefined;
  if (hasFailed(run)) return isHealthyAt(run, at) ? 'healthy' : 'unhealthy';
  if (status === 'DEPROVISIONING') return 'draining';
  if (isFailingAt(run, at)) return 'unhealthy';
  return isHealthyAt(run, at) ? 'healthy' : 'initial';
}
