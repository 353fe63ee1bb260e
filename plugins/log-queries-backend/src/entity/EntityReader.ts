import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  LOG_GROUPS_ANNOTATION,
  LOG_QUERIES_ANNOTATION,
} from '@quarterdeck/plugin-log-queries-common';

const PAGE_SIZE = 500;

/** All that belonging is decided by. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

type QueryRequest = Parameters<CatalogService['queryEntities']>[0];

const FIRST_PAGE: QueryRequest = {
  query: {
    $any: [
      {
        [`metadata.annotations.${LOG_GROUPS_ANNOTATION}` as const]: {
          $exists: true,
        },
      },
      {
        [`metadata.annotations.${LOG_QUERIES_ANNOTATION}` as const]: {
          $exists: true,
        },
      },
    ],
  },
  limit: PAGE_SIZE,
  fields: FIELDS,
  totalItems: 'exclude',
};

/** Entities as the caller may see them. */
export class EntityReader {
  constructor(private readonly catalog: CatalogService) {}

  /** @throws NotFoundError, also when the caller may not see it */
  async get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.find(entityRef, credentials);
    if (!entity) throw new NotFoundError(`There is no entity ${entityRef}`);
    return entity;
  }

  /** @returns nothing when there is none that the caller may see */
  find(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    return this.catalog.getEntityByRef(entityRef, { credentials });
  }

  /** All that have logs or list queries. */
  async withLogs(credentials: BackstageCredentials): Promise<Entity[]> {
    const entities: Entity[] = [];
    let request: QueryRequest = FIRST_PAGE;
    for (;;) {
      const { items, pageInfo } = await this.catalog.queryEntities(request, {
        credentials,
      });
      entities.push(...items);
      if (!pageInfo.nextCursor) return entities;
      request = {
        cursor: pageInfo.nextCursor,
        limit: PAGE_SIZE,
        fields: FIELDS,
      };
    }
  }
}
