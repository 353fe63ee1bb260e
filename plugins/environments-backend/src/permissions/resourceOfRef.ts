import { NotFoundError } from '@backstage/errors';
import type { EnvironmentLocation } from '@quarterdeck/plugin-environments-common';
import type { DeploymentStore } from '../store/DeploymentStore';
import type { PlanStore } from '../store/PlanStore';
import { type EnvironmentResource, resourceOf } from './environmentResource';
import type { KnownEnvironments } from './KnownEnvironments';

/** Where the resources of permissions are looked up. */
export interface ResourceSources {
  deployments: DeploymentStore;
  environments: KnownEnvironments;
  plans: PlanStore;
}

/**
 * What the permission system names by `environmentResourceRef`, by
 * `planResourceRef` or by `deploymentResourceRef`.
 *
 * @returns undefined when there is no such thing.
 */
export async function resourceOfRef(
  { deployments, environments, plans }: ResourceSources,
  ref: string,
): Promise<EnvironmentResource | undefined> {
  const [kind, id, ...more] = ref.split('/');
  if (more.length === 0) {
    if (kind === 'plans') return requested(plans.get(id));
    if (kind === 'deployments') return requested(deployments.get(id));
  }
  const location = locationOfRef(ref);
  return location && environments.find(location);
}

async function requested(
  request: Promise<Parameters<typeof resourceOf>[0]>,
): Promise<EnvironmentResource | undefined> {
  try {
    return resourceOf(await request);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

function locationOfRef(ref: string): EnvironmentLocation | undefined {
  const [accountId, region, environmentId, ...more] = ref.split('/');
  if (!accountId || !region || !environmentId || more.length > 0) {
    return undefined;
  }
  return { accountId, region, environmentId };
}
