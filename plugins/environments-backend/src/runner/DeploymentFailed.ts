import type { DeploymentFailure } from '@quarterdeck/plugin-environments-common';

/** A deployment cannot go on, for a reason that a person has to know. */
export class DeploymentFailed extends Error {
  readonly name = 'DeploymentFailed';

  constructor(readonly failure: DeploymentFailure) {
    super(failure.reason);
  }
}
