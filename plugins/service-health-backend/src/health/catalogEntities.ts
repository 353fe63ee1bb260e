import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { hasHealth } from '@quarterdeck/plugin-service-health-common';
import { HAS_HEALTH } from './hasHealthQuery';

const PAGE_SIZE = 500;

/** All that a fleet row needs of an entity. */
const FLEET_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.type',
  'spec.owner',
  'relations',
];

type QueryRequest = Parameters<CatalogService['queryEntities']>[0];

const FIRST_PAGE: QueryRequest = {
  ...HAS_HEALTH,
  limit: PAGE_SIZE,
  fields: FLEET_FIELDS,
  totalItems: 'exclude',
};

/** What the catalog shows to the one who asks, and nothing more. */
export class CatalogEntities {
  constructor(private readonly catalog: CatalogService) {}

  /** @throws NotFoundError when there is none, or none they may see. */
  async byRef(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) throw new NotFoundError(`There is no entity ${entityRef}`);
    return entity;
  }

  /** Which of some entities there are for the one who asks. */
  async visibleOf(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const { items } = await this.catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.name', 'metadata.namespace'] },
      { credentials },
    );
    return new Set(entityRefs.filter((_, index) => items[index]));
  }

  /** Every entity with an annotation that points at AWS. */
  async withTargets(credentials: BackstageCredentials): Promise<Entity[]> {
    const entities: Entity[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE_SIZE, fields: FLEET_FIELDS }
          : FIRST_PAGE,
        { credentials },
      );
      entities.push(...page.items.filter(hasHealth));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return entities;
  }
}
