import { z } from 'zod';

/**
 * Where a deployment is on its way. `cancelling` lasts until CloudFormation has
 * rolled back what it was doing.
 *
 * @public
 */
export const deploymentStatusSchema = z.enum([
  'queued',
  'synthesizing',
  'deploying',
  'destroying',
  'cancelling',
  'succeeded',
  'failed',
  'cancelled',
]);

/** @public */
export type DeploymentStatus = z.infer<typeof deploymentStatusSchema>;

/**
 * The statuses of a deployment that is not over. There is at most one of these
 * for an environment in one account and region.
 *
 * @public
 */
export const ACTIVE_DEPLOYMENT_STATUSES = [
  'queued',
  'synthesizing',
  'deploying',
  'destroying',
  'cancelling',
] as const satisfies readonly DeploymentStatus[];

/** @public */
export function isDeploymentOver(status: DeploymentStatus): boolean {
  return !ACTIVE_DEPLOYMENT_STATUSES.some(active => active === status);
}

/**
 * Where one stack of a deployment is: `waiting` for the stacks that it builds
 * on, `preparing` its change set or taking its protections off, `deploying` or
 * `deleting`, `rolling-back`; then `succeeded`, `deleted`, `unchanged` (there
 * was nothing to do), `failed`, or `cancelled`, also when it was never begun.
 *
 * @public
 */
export const stackProgressStatusSchema = z.enum([
  'waiting',
  'preparing',
  'deploying',
  'deleting',
  'rolling-back',
  'succeeded',
  'deleted',
  'unchanged',
  'failed',
  'cancelled',
]);

/** @public */
export type StackProgressStatus = z.infer<typeof stackProgressStatusSchema>;
