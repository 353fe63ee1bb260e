import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of the permissions that are given by environment. The rules
 * `isStage`, `isOwner` and `isInAccount` go with it.
 *
 * @public
 */
export const ENVIRONMENT_RESOURCE_TYPE = 'aws-environment';

/**
 * How the permission system names an environment:
 * `123456789012/us-east-1/shop-production`.
 *
 * @public
 */
export function environmentResourceRef(location: {
  accountId: string;
  region: string;
  environmentId: string;
}): string {
  const { accountId, region, environmentId } = location;
  return `${accountId}/${region}/${environmentId}`;
}

/** To see deployments, plans, and the stacks of environments. @public */
export const environmentsReadPermission = createPermission({
  name: 'environments.read',
  attributes: { action: 'read' },
});

/** To plan an environment, and to look for drift in it. @public */
export const environmentsPlanPermission = createPermission({
  name: 'environments.plan',
  attributes: { action: 'read' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/** To deploy an environment, and to cancel that. @public */
export const environmentsDeployPermission = createPermission({
  name: 'environments.deploy',
  attributes: { action: 'update' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/** To approve or reject the plan of somebody else. @public */
export const environmentsApprovePermission = createPermission({
  name: 'environments.approve',
  attributes: { action: 'update' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/** To take an environment down. @public */
export const environmentsDestroyPermission = createPermission({
  name: 'environments.destroy',
  attributes: { action: 'delete' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/** Those that are given by environment. @public */
export const environmentResourcePermissions = [
  environmentsPlanPermission,
  environmentsDeployPermission,
  environmentsApprovePermission,
  environmentsDestroyPermission,
];

/** @public */
export const environmentsPermissions = [
  environmentsReadPermission,
  ...environmentResourcePermissions,
];
