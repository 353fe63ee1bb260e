import { deployVersion, rollBack } from '../deployVersion';
import type { IncidentDefinition } from '../IncidentDefinition';
import { failingStart } from './failingStart';

/** A deployment names an image that nobody pushed. */
export const imageCannotBePulled: IncidentDefinition = {
  summary: 'a new version names an image that is not in its registry',
  begin: scene => deployVersion(scene, { beforeMs: 0, isBroken: true }),
  end: rollBack,
  tasks: () =>
    failingStart(
      ({ taskDefinition }) =>
        `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${taskDefinition?.containerDefinitions?.[0].image}: not found`,
      { isOfContainer: true },
    ),
};
