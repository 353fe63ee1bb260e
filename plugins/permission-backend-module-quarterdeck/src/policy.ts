import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  ENVIRONMENT_RESOURCE_TYPE,
  ENVIRONMENT_RULES,
} from '@quarterdeck/plugin-environments-common';
import { hasRole, type Roles } from './roles';
import { type Holder, holderOf, type Rules } from './rules';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Whoever has signed in may read; what changes something belongs to its owner;
 * the rest to the roles. Who has not signed in may nothing.
 */
export class QuarterdeckPolicy implements PermissionPolicy {
  constructor(
    private readonly roles: Roles,
    private readonly userInfo: UserInfoService,
    private readonly rules: Rules,
  ) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return DENY;
    const { ownershipEntityRefs: claims } = await this.userInfo.getUserInfo(
      user.credentials,
    );
    if (hasRole(this.roles, 'admins', claims)) return ALLOW;
    return this.decide(permission, holderOf(permission, this.rules), claims);
  }

  private decide(
    permission: Permission,
    holder: Holder,
    claims: string[],
  ): PolicyDecision {
    switch (holder) {
      case 'everyone':
        return ALLOW;
      case 'owner':
        return ifOwner(permission, claims);
      default:
        return hasRole(this.roles, holder, claims) ? ALLOW : DENY;
    }
  }
}

/** The plugin that knows the resource decides whether it is theirs. */
function ifOwner(permission: Permission, claims: string[]): PolicyDecision {
  if (isResourcePermission(permission, 'catalog-entity')) {
    return createCatalogConditionalDecision(
      permission,
      catalogConditions.isEntityOwner({ claims }),
    );
  }
  if (isResourcePermission(permission, ENVIRONMENT_RESOURCE_TYPE)) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'environments',
      resourceType: ENVIRONMENT_RESOURCE_TYPE,
      conditions: {
        resourceType: ENVIRONMENT_RESOURCE_TYPE,
        rule: ENVIRONMENT_RULES.isOwner,
        params: { claims },
      },
    };
  }
  return DENY;
}
