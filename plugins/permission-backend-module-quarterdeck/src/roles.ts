import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

const ROLES = ['admins', 'operators', 'approvers'] as const;

/** What somebody may be, besides an owner. */
export type Role = (typeof ROLES)[number];

/** The entity references of the groups that a role is. */
export type Roles = Record<Role, ReadonlySet<string>>;

/**
 * Reads `quarterdeck.permissions`.
 *
 * @throws TypeError when a name is none of an entity.
 */
export function readRoles(config: Config): Roles {
  const groups = (role: Role) =>
    new Set(
      config
        .getOptionalStringArray(`quarterdeck.permissions.${role}`)
        ?.map(groupRef),
    );
  return {
    admins: groups('admins'),
    operators: groups('operators'),
    approvers: groups('approvers'),
  };
}

/** Whether somebody who is all these entities has a role. */
export function hasRole(roles: Roles, role: Role, claims: string[]): boolean {
  return claims.some(claim => roles[role].has(claim.toLowerCase()));
}

function groupRef(text: string): string {
  return stringifyEntityRef(
    parseEntityRef(text, { defaultKind: 'group', defaultNamespace: 'default' }),
  );
}
