import { createPermission } from '@backstage/plugin-permission-common';
import type { ServiceActionId } from './actions';

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

/**
 * Whoever has it may see what the portal asks of AWS and what that costs.
 *
 * @public
 */
export const serviceHealthOperatePermission = createPermission({
  name: 'service-health.operate',
  attributes: { action: 'read' },
});

/**
 * One permission for each action on a service, each for an entity: a policy
 * may grant it to the entity's owners.
 *
 * @public
 */
export const serviceActionPermissions = {
  'force-deployment': actionPermission('force-deployment'),
  'roll-back-deployment': actionPermission('roll-back-deployment'),
  'stop-task': actionPermission('stop-task'),
  'set-desired-count': actionPermission('set-desired-count'),
  'mute-alarm': actionPermission('mute-alarm'),
} as const;

function actionPermission(id: ServiceActionId) {
  return createPermission({
    name: `service-health.${id}`,
    attributes: { action: 'update' },
    resourceType: 'catalog-entity',
  });
}

/** All permissions of the plugin. @public */
export const serviceHealthPermissions = [
  serviceHealthReadPermission,
  serviceHealthOperatePermission,
  ...Object.values(serviceActionPermissions),
];
