import { createExternalRouteRef } from '@backstage/frontend-plugin-api';

/**
 * The tab with an entity's logs; absent where no plugin has one. It takes
 * `?alarm=<name>&metric=<name>&reason=<text>&at=<iso>` or
 * `?task=<id>&reason=<text>&at=<iso>`, and offers the queries that fit.
 */
export const entityLogsRouteRef = createExternalRouteRef({
  defaultTarget: 'log-queries.entityLogs',
});

/** Live tail, with `?entity=<ref>&task=<id>`; absent like the tab. */
export const liveTailRouteRef = createExternalRouteRef({
  defaultTarget: 'log-queries.tail',
});
