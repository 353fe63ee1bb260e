import type * as iam from '@aws-sdk/client-iam';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { rolesOf } from './findRole';

export function accountHandlers(world: World): Handlers<typeof iam> {
  return {
    // No account here has been given a name of its own.
    ListAccountAliases: () => ({ AccountAliases: [], IsTruncated: false }),

    GetAccountSummary(_input, { accountId }) {
      const { managedPolicies, oidcProviders } = world.global(accountId);
      return {
        SummaryMap: {
          AccountMFAEnabled: 1,
          AccountAccessKeysPresent: 0,
          AccountSigningCertificatesPresent: 0,
          AssumeRolePolicySizeQuota: 2048,
          AttachedPoliciesPerRoleQuota: 10,
          Groups: 0,
          Policies: managedPolicies.size,
          PoliciesQuota: 1500,
          PolicySizeQuota: 6144,
          Providers: oidcProviders.size,
          Roles: rolesOf(world, accountId).length,
          RolesQuota: 1000,
          RolePolicySizeQuota: 10_240,
          Users: 1,
          UsersQuota: 5000,
          VersionsPerPolicyQuota: 5,
        },
      };
    },
  };
}
