import { INCIDENT_DEFINITIONS } from '../../incidents/kinds';
import { incidentsOf } from '../../incidents/moments';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { failingStart } from './failingStart';
import type { TaskTrouble } from './TaskTrouble';
import { FOREVER } from './times';

/** A span in which no task of a deployment does well. */
export interface FailureWindow {
  /** What the times of the attempts follow from. */
  id: string;
  from: Date;
  to: Date;
  trouble: TaskTrouble;
}

/** Everything that makes the tasks of a deployment fail, oldest first. */
export function failureWindows(
  region: Region,
  service: Resource<EcsServiceShape>,
  { id, createdAt, startFailure, brokenBy }: ServiceDeploymentRecord,
): FailureWindow[] {
  if (startFailure) {
    const trouble = failingStart({ reasonOf: () => startFailure });
    return [{ id, from: createdAt, to: FOREVER, trouble }];
  }
  return incidentsOf(region, service.arn).flatMap(incident => {
    const trouble = INCIDENT_DEFINITIONS[incident.kind].tasks?.(incident);
    const isHit =
      trouble?.hits === 'service'
        ? brokenBy === undefined
        : brokenBy === incident.id;
    return trouble && isHit
      ? [
          {
            id: incident.id,
            from: brokenBy ? createdAt : incident.startedAt,
            to: incident.endedAt ?? FOREVER,
            trouble,
          },
        ]
      : [];
  });
}
