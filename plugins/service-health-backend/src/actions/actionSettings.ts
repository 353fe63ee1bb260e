import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ServiceActionId } from '@quarterdeck/plugin-service-health-common';
import { isActionId } from './actionRequests';

/** Which actions there are, and for whom. */
export interface ActionSettings {
  enabled: ReadonlySet<ServiceActionId>;
  /** Whoever acts must be in one of them, besides owning the entity. */
  groups?: string[];
}

/**
 * Reads `serviceHealth.actions`.
 *
 * @throws InputError when it names an action that there is not.
 */
export function readActionSettings(config: Config): ActionSettings {
  const actions = config.getOptionalConfig('serviceHealth.actions');
  const names = actions?.getOptionalStringArray('enabled') ?? [];
  const unknown = names.find(name => !isActionId(name));
  if (unknown !== undefined) {
    throw new InputError(
      `serviceHealth.actions.enabled names an unknown action: ${unknown}`,
    );
  }
  return {
    enabled: new Set(names.filter(isActionId)),
    groups: actions?.getOptionalStringArray('groups'),
  };
}
