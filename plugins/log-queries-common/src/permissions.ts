import {
  type BasicPermission,
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * What can be done with queries and runs: see, run, save, delete.
 *
 * @public
 */
export type LogQueriesOperation = 'read' | 'run' | 'save' | 'delete';

/**
 * See all saved queries, and the runs and results that belong to no entity.
 *
 * @public
 */
export const logQueriesReadPermission = createPermission({
  name: 'log-queries.read',
  attributes: { action: 'read' },
});

/**
 * Run queries over any log group, which costs money, tail them, and cancel
 * runs.
 *
 * @public
 */
export const logQueriesRunPermission = createPermission({
  name: 'log-queries.run',
  attributes: { action: 'create' },
});

/** Create and change any saved query. @public */
export const logQueriesSavePermission = createPermission({
  name: 'log-queries.save',
  attributes: { action: 'update' },
});

/** Delete any saved query. @public */
export const logQueriesDeletePermission = createPermission({
  name: 'log-queries.delete',
  attributes: { action: 'delete' },
});

/** See an entity's saved queries, its runs and their results. @public */
export const logQueriesEntityReadPermission = createPermission({
  name: 'log-queries.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

/** Run queries over the log groups of an entity, and tail them. @public */
export const logQueriesEntityRunPermission = createPermission({
  name: 'log-queries.entity.run',
  attributes: { action: 'create' },
  resourceType: 'catalog-entity',
});

/** Create and change the saved queries in an entity's own folder. @public */
export const logQueriesEntitySavePermission = createPermission({
  name: 'log-queries.entity.save',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});

/** Delete saved queries in an entity's own folder. @public */
export const logQueriesEntityDeletePermission = createPermission({
  name: 'log-queries.entity.delete',
  attributes: { action: 'delete' },
  resourceType: 'catalog-entity',
});

/**
 * For each operation two permissions: with an entity the one of its kind
 * decides, whose condition may be the entity's owner; without one the general
 * one does.
 *
 * @public
 */
export const logQueriesPermissionsOf: Readonly<
  Record<
    LogQueriesOperation,
    {
      general: BasicPermission;
      entity: ResourcePermission<'catalog-entity'>;
    }
  >
> = {
  read: {
    general: logQueriesReadPermission,
    entity: logQueriesEntityReadPermission,
  },
  run: {
    general: logQueriesRunPermission,
    entity: logQueriesEntityRunPermission,
  },
  save: {
    general: logQueriesSavePermission,
    entity: logQueriesEntitySavePermission,
  },
  delete: {
    general: logQueriesDeletePermission,
    entity: logQueriesEntityDeletePermission,
  },
};

/** @public */
export const logQueriesPermissions = Object.values(
  logQueriesPermissionsOf,
).flatMap(({ general, entity }) => [general, entity]);
