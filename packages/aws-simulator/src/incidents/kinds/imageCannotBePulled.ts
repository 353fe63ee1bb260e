import { failingStart } from '../../world/service/failingStart';
import type { StoppedTask } from '../../world/service/TaskTrouble';
import { deployVersion, deployAgain } from '../deployVersion';
import type { IncidentDefinition } from '../IncidentDefinition';

/** A deployment names an image that nobody pushed. */
export const imageCannotBePulled: IncidentDefinition = {
  summary: 'a new version names an image that is not in its registry',
  begin: scene => deployVersion(scene, { beforeMs: 0, isBroken: true }),
  end: deployAgain,
  tasks: () => failingStart({ reasonOf }),
};

function reasonOf({ taskDefinition }: StoppedTask): string {
  const image = taskDefinition?.containerDefinitions?.[0].image;
  return `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`;
}
