import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { OneOffTaskShape } from '../../world/resources/ecs';
import { placementOf } from '../../world/service/placement';
import type { TaskStop } from '../../world/service/TaskRun';
import { later, STOPPING_MS } from '../../world/service/times';
import type { LivingTask } from './tasks';

/** The life of a task that RunTask started: it does its work and exits. */
export function lifeOf(
  region: Region,
  { id, createdAt, shape }: Resource<OneOffTaskShape>,
): LivingTask['run'] {
  const startedAt = later(createdAt, shape.startMs);
  const byItself: { at: Date; stop: TaskStop } = shape.startFailure
    ? {
        at: startedAt,
        stop: { code: 'TaskFailedToStart', reason: shape.startFailure },
      }
    : {
        at: later(startedAt, shape.runMs),
        stop: {
          code: 'EssentialContainerExited',
          reason: 'Essential container in task exited',
          exitCode: 0,
        },
      };
  const { stopped } = shape;
  const end =
    stopped && stopped.at < byItself.at
      ? {
          at: stopped.at,
          stop: {
            code: 'UserInitiated' as const,
            reason: stopped.reason,
            exitCode: 143,
          },
        }
      : byItself;
  return {
    id,
    taskDefinitionArn: shape.taskDefinitionArn,
    ...placementOf(region, shape, 0, id),
    createdAt,
    startedAt,
    stoppingAt: end.at,
    stoppedAt: later(end.at, STOPPING_MS),
    stop: end.stop,
  };
}
