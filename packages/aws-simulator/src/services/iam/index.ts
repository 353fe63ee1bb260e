import type * as iam from '@aws-sdk/client-iam';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { accountHandlers } from './account';
import { managedPolicyHandlers } from './managedPolicies';
import { oidcProviderHandlers } from './oidcProviders';
import { policyVersionHandlers } from './policyVersions';
import { rolePolicyHandlers } from './rolePolicies';
import { roleHandlers } from './roles';
import { serviceLinkedRoleHandlers } from './serviceLinkedRoles';
import { simulationHandlers } from './simulation';

/** The identities of an account, which have no region. */
export function iamHandlers(world: World): Handlers<typeof iam> {
  return {
    ...accountHandlers(world),
    ...managedPolicyHandlers(world),
    ...oidcProviderHandlers(world),
    ...policyVersionHandlers(world),
    ...rolePolicyHandlers(world),
    ...roleHandlers(world),
    ...serviceLinkedRoleHandlers(world),
    ...simulationHandlers(world),
  };
}
