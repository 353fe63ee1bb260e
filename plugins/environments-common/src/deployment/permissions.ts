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

/**
 * How the permission system names a plan, which may be for an environment that
 * is not there yet: stage, owner and account are those of its specification.
 *
 * @public
 */
export function planResourceRef({ id }: { id: string }): string {
  return `plans/${id}`;
}

/**
 * How the permission system names a deployment: stage, owner and account are
 * those that it was asked for with.
 *
 * @public
 */
export function deploymentResourceRef({ id }: { id: string }): string {
  return `deployments/${id}`;
}

/**
 * To see an environment: its stacks, plans and deployments. Whoever may deploy,
 * approve or take down an environment sees it as well.
 *
 * @public
 */
export const environmentsReadPermission = createPermission({
  name: 'environments.read',
  attributes: { action: 'read' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/** To plan an environment, and to look for drift in it. @public */
export const environmentsPlanPermission = createPermission({
  name: 'environments.plan',
  attributes: { action: 'read' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/** To deploy an environment, to cancel that and to retry it. @public */
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

/** To take an environment down, to cancel that and to retry it. @public */
export const environmentsDestroyPermission = createPermission({
  name: 'environments.destroy',
  attributes: { action: 'delete' },
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
});

/** All are given by environment. @public */
export const environmentsPermissions = [
  environmentsReadPermission,
  environmentsPlanPermission,
  environmentsDeployPermission,
  environmentsApprovePermission,
  environmentsDestroyPermission,
];

/**
 * Any of these lets somebody see an environment: one cannot decide about what
 * one does not see.
 *
 * @public
 */
export const environmentsSightPermissions = [
  environmentsReadPermission,
  environmentsDeployPermission,
  environmentsApprovePermission,
  environmentsDestroyPermission,
];

/**
 * What stopping or repeating a deployment takes: the permission for what it
 * does.
 *
 * @public
 */
export function permissionForKind(kind: 'deploy' | 'destroy') {
  return kind === 'destroy'
    ? environmentsDestroyPermission
    : environmentsDeployPermission;
}
