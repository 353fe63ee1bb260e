import { createRouteRef } from '@backstage/frontend-plugin-api';

/** `/log-queries` */
export const rootRouteRef = createRouteRef();

/** `/log-queries/library`: all saved queries. */
export const libraryRouteRef = createRouteRef();

/** `/log-queries/runs`: the history; a run's own page is one below. */
export const runsRouteRef = createRouteRef();

/** `/log-queries/tail`: what is written just now. */
export const tailRouteRef = createRouteRef();

/**
 * The Logs tab of an entity. With `alarm` or `task` and `at` in its address it
 * offers the queries that fit; see {@link readOccasion}.
 */
export const entityLogsRouteRef = createRouteRef();
