import { createPermission } from '@backstage/plugin-permission-common';

/** See saved queries, runs and their results. @public */
export const logQueriesReadPermission = createPermission({
  name: 'log-queries.read',
  attributes: { action: 'read' },
});

/** Run queries, which costs money, and cancel runs. @public */
export const logQueriesRunPermission = createPermission({
  name: 'log-queries.run',
  attributes: { action: 'create' },
});

/** @public */
export const logQueriesPermissions = [
  logQueriesReadPermission,
  logQueriesRunPermission,
];
