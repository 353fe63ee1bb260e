import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Whoever has it may see the health of the entities that the catalog shows
 * them.
 *
 * @public
 */
export const serviceHealthReadPermission = createPermission({
  name: 'service-health.read',
  attributes: { action: 'read' },
});

/** All permissions of the plugin. @public */
export const serviceHealthPermissions = [serviceHealthReadPermission];
