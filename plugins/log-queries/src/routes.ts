import { createRouteRef } from '@backstage/frontend-plugin-api';

/** `/log-queries` */
export const rootRouteRef = createRouteRef();

/** `/log-queries/library`: all saved queries. */
export const libraryRouteRef = createRouteRef();

/** `/log-queries/runs`: the history; a run's own page is one below. */
export const runsRouteRef = createRouteRef();
