import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  serviceActionPermissions,
  type ServiceActionId,
} from '@quarterdeck/plugin-service-health-common';
import type { ActionSettings } from './actionSettings';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** @see ActionGuard */
export interface ActionGuardOptions {
  permissions: PermissionsService;
  settings: ActionSettings;
  userInfo: UserInfoService;
}

/**
 * Who may act on what: the action is switched on, the policy permits it for
 * the entity, and the entity is theirs. The last holds whatever the policy
 * says.
 */
export class ActionGuard {
  constructor(private readonly options: ActionGuardOptions) {}

  /** Of the actions that are switched on, those that the policy permits. */
  async permitted(
    entity: Entity,
    credentials: UserCredentials,
  ): Promise<ServiceActionId[]> {
    const { permissions, settings } = this.options;
    const ids = [...settings.enabled];
    const resourceRef = stringifyEntityRef(entity);
    const decisions = await permissions.authorize(
      ids.map(id => ({
        permission: serviceActionPermissions[id],
        resourceRef,
      })),
      { credentials },
    );
    return ids.filter(
      (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
    );
  }

  /** Why they may not act on the entity, whatever the action. */
  async refusal(
    entity: Entity,
    credentials: UserCredentials,
  ): Promise<string | undefined> {
    const { settings, userInfo } = this.options;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    const claims = new Set(ownershipEntityRefs.map(ref => ref.toLowerCase()));
    const owners = ownersOf(entity);
    if (!owners.some(owner => claims.has(owner))) {
      return owners.length > 0
        ? `Only its owner may: ${owners.join(', ')}`
        : 'Only its owner may, and it has none';
    }
    const groups = settings.groups?.map(groupRef);
    return groups && !groups.some(group => claims.has(group))
      ? `Only members of ${groups.join(', ')} may`
      : undefined;
  }

  /** @throws NotAllowedError that says why they may not. */
  async check(
    id: ServiceActionId,
    entity: Entity,
    credentials: UserCredentials,
  ): Promise<void> {
    if (!this.options.settings.enabled.has(id)) {
      throw new NotAllowedError(
        `${id} is switched off: serviceHealth.actions.enabled does not name it`,
      );
    }
    const permitted = await this.permitted(entity, credentials);
    if (!permitted.includes(id)) {
      throw new NotAllowedError(
        `You lack the permission ${
          serviceActionPermissions[id].name
        } for ${stringifyEntityRef(entity)}`,
      );
    }
    const refusal = await this.refusal(entity, credentials);
    if (refusal) throw new NotAllowedError(refusal);
  }
}

function ownersOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef.toLowerCase());
}

function groupRef(text: string): string {
  return stringifyEntityRef(
    parseEntityRef(text, { defaultKind: 'group', defaultNamespace: 'default' }),
  );
}
