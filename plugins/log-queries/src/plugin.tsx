import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import FindInPageIcon from '@material-ui/icons/FindInPage';
import { LOG_GROUPS_ANNOTATION } from '@quarterdeck/plugin-log-queries-common';
import { logQueriesApiRef } from './api/LogQueriesApi';
import { LogQueriesClient } from './api/LogQueriesClient';
import {
  entityLogsRouteRef,
  libraryRouteRef,
  rootRouteRef,
  runsRouteRef,
  tailRouteRef,
} from './routes';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: logQueriesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new LogQueriesClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/log-queries',
    title: 'Log queries',
    icon: <FindInPageIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
  },
});

const library = SubPageBlueprint.make({
  attachTo: { id: 'page:log-queries', input: 'pages' },
  name: 'library',
  params: {
    path: 'library',
    title: 'Library',
    routeRef: libraryRouteRef,
    loader: () => import('./library/LibraryPage').then(m => <m.LibraryPage />),
  },
});

const runs = SubPageBlueprint.make({
  attachTo: { id: 'page:log-queries', input: 'pages' },
  name: 'runs',
  params: {
    path: 'runs',
    title: 'Runs',
    routeRef: runsRouteRef,
    loader: () => import('./history/RunsRouter').then(m => <m.RunsRouter />),
  },
});

const tail = SubPageBlueprint.make({
  attachTo: { id: 'page:log-queries', input: 'pages' },
  name: 'tail',
  params: {
    path: 'tail',
    title: 'Live tail',
    routeRef: tailRouteRef,
    loader: () => import('./tail/TailPage').then(m => <m.TailPage />),
  },
});

const entityLogs = EntityContentBlueprint.make({
  name: 'logs',
  params: {
    path: '/logs',
    title: 'Logs',
    group: 'observability',
    routeRef: entityLogsRouteRef,
    filter: entity =>
      Boolean(entity.metadata.annotations?.[LOG_GROUPS_ANNOTATION]),
    loader: () =>
      import('./entity/EntityLogsContent').then(m => <m.EntityLogsContent />),
  },
});

/**
 * Log queries: the Logs tab of entities, the library of saved queries, the
 * history of runs and live tail.
 *
 * @public
 */
export const logQueriesPlugin = createFrontendPlugin({
  pluginId: 'log-queries',
  title: 'Log queries',
  icon: <FindInPageIcon fontSize="inherit" />,
  extensions: [api, page, library, runs, tail, entityLogs],
  routes: {
    root: rootRouteRef,
    library: libraryRouteRef,
    runs: runsRouteRef,
    tail: tailRouteRef,
    entityLogs: entityLogsRouteRef,
  },
  info: { packageJson: () => import('../package.json') },
});
