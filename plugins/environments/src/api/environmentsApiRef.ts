import { createApiRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentsApi } from '@quarterdeck/plugin-environments-common';

/**
 * The environments backend.
 *
 * @public
 */
export const environmentsApiRef = createApiRef<EnvironmentsApi>().with({
  id: 'plugin.environments.api',
  pluginId: 'environments',
});
