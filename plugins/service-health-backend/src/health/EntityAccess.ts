import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { serviceHealthReadPermission } from '@quarterdeck/plugin-service-health-common';
import { LRUCache } from 'lru-cache';
import type { CatalogEntities } from './catalogEntities';

/** How long a right that was taken away may linger, as for the fleet. */
const KEPT_MS = 30_000;

/** So many pairs of people and entities, of some 5 KB each. */
const MOST_KEPT = 2_000;

interface Question {
  entityRef: string;
  credentials: BackstageCredentials;
}

/** @see EntityAccess */
export interface EntityAccessOptions {
  auth: AuthService;
  catalog: CatalogEntities;
  permissions: PermissionsService;
  /** Milliseconds since 1970; for tests. */
  now?: () => number;
}

/**
 * The entities whose health somebody may see. To ask the policy and the catalog
 * takes longer than all the rest of a warm reading, so what they said yes to is
 * kept for half a minute and a user; a refusal is not, and services are asked
 * for each time.
 */
export class EntityAccess {
  readonly #known: LRUCache<string, Entity, Question>;

  constructor(private readonly options: EntityAccessOptions) {
    this.#known = new LRUCache({
      max: MOST_KEPT,
      ttl: KEPT_MS,
      // Else a clock is kept for a millisecond, by a timer.
      ttlResolution: 0,
      perf: { now: options.now ?? Date.now },
      fetchMethod: (_key, _stale, { context }) => this.ask(context),
    });
  }

  /**
   * @throws NotAllowedError when they may not see health at all
   * @throws NotFoundError when there is no such entity, or none they may see
   */
  async entity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const question = { entityRef, credentials };
    if (!this.options.auth.isPrincipal(credentials, 'user')) {
      return this.ask(question);
    }
    const { userEntityRef, actor } = credentials.principal;
    const key = JSON.stringify([userEntityRef, actor?.subject, entityRef]);
    return this.#known.forceFetch(key, { context: question });
  }

  private async ask({ entityRef, credentials }: Question): Promise<Entity> {
    const { catalog, permissions } = this.options;
    const [{ result }] = await permissions.authorize(
      [{ permission: serviceHealthReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${serviceHealthReadPermission.name} is needed to see health`,
      );
    }
    return catalog.byRef(entityRef, credentials);
  }
}
