/**
 * Where the portal shows a plan, for links from elsewhere: from a task, from a
 * notification.
 *
 * @public
 */
export function planPath(planId: string): string {
  return `/environments/plans/${encodeURIComponent(planId)}`;
}

/** Where the portal shows a deployment, and what can be done about it. @public */
export function deploymentPath(deploymentId: string): string {
  return `/environments/deployments/${encodeURIComponent(deploymentId)}`;
}

/** Where the portal shows an environment and its deployments. @public */
export function environmentPath(environmentId: string): string {
  return `/catalog/default/resource/${encodeURIComponent(
    environmentId,
  )}/environment`;
}
