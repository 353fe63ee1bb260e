import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { serviceHealthReadPermission } from '@quarterdeck/plugin-service-health-common';
import type { CatalogEntities } from '../health/catalogEntities';

/** How long a right that was taken away may linger. */
const KEPT_MS = 30_000;

/** Which of some entities somebody may see. */
export type Visible = 'all' | ReadonlySet<string>;

/** @see FleetVisibility */
export interface FleetVisibilityOptions {
  auth: AuthService;
  catalog: CatalogEntities;
  permissions: PermissionsService;
}

/**
 * Which rows of the fleet somebody may see: those whose entity the catalog
 * shows them. Where the policy allows or denies all entities, the catalog need
 * not be asked; where it depends, it is asked as the user, for references and
 * nothing else.
 *
 * What was found is kept for half a minute and a user: so long may a right
 * linger that was taken away, or an entity stay hidden that one may see.
 * Services are asked for each time.
 */
export class FleetVisibility {
  readonly #byUser = new Map<
    string,
    { untilMs: number; entityRefs: Set<string>; visible: Promise<Visible> }
  >();

  constructor(private readonly options: FleetVisibilityOptions) {}

  /**
   * @param entityRefs - of the snapshot
   * @throws NotAllowedError when they may not see health at all
   */
  async of(
    credentials: BackstageCredentials,
    entityRefs: string[],
  ): Promise<Visible> {
    if (!this.options.auth.isPrincipal(credentials, 'user')) {
      return this.find(credentials, entityRefs);
    }
    const now = Date.now();
    for (const [user, { untilMs }] of this.#byUser) {
      if (untilMs <= now) this.#byUser.delete(user);
    }
    const { userEntityRef, actor } = credentials.principal;
    const key = JSON.stringify([userEntityRef, actor?.subject]);
    const known = this.#byUser.get(key);
    if (known && entityRefs.every(ref => known.entityRefs.has(ref))) {
      return known.visible;
    }
    const visible = this.find(credentials, entityRefs);
    const entry = {
      untilMs: now + KEPT_MS,
      entityRefs: new Set(entityRefs),
      visible,
    };
    this.#byUser.set(key, entry);
    // A refusal is not kept: who is given the right has it at once.
    visible.catch(() => {
      if (this.#byUser.get(key) === entry) this.#byUser.delete(key);
    });
    return visible;
  }

  private async find(
    credentials: BackstageCredentials,
    entityRefs: string[],
  ): Promise<Visible> {
    const { permissions, catalog } = this.options;
    const [[health], [entities]] = await Promise.all([
      permissions.authorize([{ permission: serviceHealthReadPermission }], {
        credentials,
      }),
      permissions.authorizeConditional(
        [{ permission: catalogEntityReadPermission }],
        { credentials },
      ),
    ]);
    if (health.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${serviceHealthReadPermission.name} is needed to see health`,
      );
    }
    switch (entities.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.DENY:
        return new Set();
      default:
        return catalog.visibleOf(entityRefs, credentials);
    }
  }
}
