import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { ENVIRONMENT_RESOURCE_TYPE } from '@quarterdeck/plugin-environments-common';
import { decideByStage, type Grant } from './decideByStage';
import type { Holders } from './holders';
import { ifOwner } from './ifOwner';
import { hasRole, type Roles } from './roles';
import { ruleOf, type Rules } from './rules';

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
    const { byStage, holders } = ruleOf(permission, this.rules);
    const grant = (to: Holders) => this.grant(to, claims);
    if (isResourcePermission(permission, ENVIRONMENT_RESOURCE_TYPE)) {
      return decideByStage(permission, claims, {
        byStage: Object.entries(byStage).map(([stage, to]) => ({
          stage,
          grant: grant(to),
        })),
        otherwise: grant(holders),
      });
    }
    switch (grant(holders)) {
      case 'always':
        return ALLOW;
      case 'if-owner':
        return ifOwner(permission, claims);
      default:
        return DENY;
    }
  }

  private grant(holders: Holders, claims: string[]): Grant {
    const isAnyway = holders.some(holder => {
      if (holder === 'everyone') return true;
      return holder !== 'owner' && hasRole(this.roles, holder, claims);
    });
    if (isAnyway) return 'always';
    return holders.includes('owner') ? 'if-owner' : 'never';
  }
}
