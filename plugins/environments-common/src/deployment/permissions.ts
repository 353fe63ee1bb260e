import { createPermission } from '@backstage/plugin-permission-common';

/** To see deployments, and the stacks of environments. @public */
export const environmentsReadPermission = createPermission({
  name: 'environments.read',
  attributes: { action: 'read' },
});

/** To deploy environments, and to cancel that. @public */
export const environmentsDeployPermission = createPermission({
  name: 'environments.deploy',
  attributes: { action: 'update' },
});

/** @public */
export const environmentsPermissions = [
  environmentsReadPermission,
  environmentsDeployPermission,
];
