import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { crashes } from './crashes';
import type { TaskStop } from './TaskRun';
import { FOREVER } from './times';

/** A span in which no task of a deployment survives its start. */
export interface FailureWindow {
  /** What the times of the attempts follow from. */
  id: string;
  from: Date;
  to: Date;
  /** Why a task ends, as ECS says it. */
  stop: TaskStop;
}

/** Everything that makes the tasks of a deployment fail, oldest first. */
export function failureWindows(
  region: Region,
  service: Resource<EcsServiceShape>,
  deployment: ServiceDeploymentRecord,
): FailureWindow[] {
  const incidents = region.incidents
    .filter(incident => incident.serviceArn === service.arn)
    .map(({ id, startedAt, endedAt }) => ({
      id,
      from: startedAt,
      to: endedAt ?? FOREVER,
      stop: crashes.stop,
    }));
  if (!deployment.startFailure) return incidents;
  const neverStarts: FailureWindow = {
    id: deployment.id,
    from: deployment.createdAt,
    to: FOREVER,
    stop: { code: 'TaskFailedToStart', reason: deployment.startFailure },
  };
  return [neverStarts];
}
