import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import HealthIcon from '@material-ui/icons/FavoriteBorder';
import OperationsIcon from '@material-ui/icons/Timeline';
import {
  hasHealth,
  serviceHealthOperatePermission,
} from '@quarterdeck/plugin-service-health-common';
import { serviceHealthApiRef } from './api/ServiceHealthApi';
import { ServiceHealthClient } from './api/ServiceHealthClient';
import { FleetFeed, fleetFeedApiRef } from './fleet/FleetFeed';
import { FLEET_PATH, HEALTH_TAB_PATH, OPERATIONS_PATH } from './paths';
import { entityLogsRouteRef, liveTailRouteRef } from './routes';

const fleetRouteRef = createRouteRef();
const operationsRouteRef = createRouteRef();

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: serviceHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ServiceHealthClient(deps),
    }),
});

const fleetFeed = ApiBlueprint.make({
  name: 'fleet-feed',
  params: defineParams =>
    defineParams({
      api: fleetFeedApiRef,
      deps: { serviceHealthApi: serviceHealthApiRef },
      factory: ({ serviceHealthApi }) => new FleetFeed(serviceHealthApi),
    }),
});

const fleetPage = PageBlueprint.make({
  params: {
    path: FLEET_PATH,
    title: 'Fleet',
    icon: <HealthIcon fontSize="inherit" />,
    routeRef: fleetRouteRef,
    loader: () => import('./FleetPage').then(m => <m.FleetPage />),
  },
});

const operationsPage = PageBlueprint.make({
  name: 'operations',
  // Hides it from whom the backend would refuse.
  if: {
    permissions: { $contains: `${serviceHealthOperatePermission.name}#read` },
  },
  params: {
    path: OPERATIONS_PATH,
    title: 'Operations',
    icon: <OperationsIcon fontSize="inherit" />,
    routeRef: operationsRouteRef,
    loader: () => import('./Operations').then(m => <m.OperationsPage />),
  },
});

const healthTab = EntityContentBlueprint.make({
  params: {
    path: HEALTH_TAB_PATH,
    title: 'Health',
    group: 'operation',
    filter: hasHealth,
    loader: () => import('./HealthTab').then(m => <m.HealthTab />),
  },
});

const healthCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: hasHealth,
    loader: () => import('./HealthCard').then(m => <m.HealthCard />),
  },
});

/**
 * The Fleet page, and the Health tab and card of every entity that points at
 * AWS.
 *
 * @public
 */
export const serviceHealthPlugin = createFrontendPlugin({
  pluginId: 'service-health',
  title: 'Fleet',
  icon: <HealthIcon fontSize="inherit" />,
  extensions: [
    api,
    fleetFeed,
    fleetPage,
    operationsPage,
    healthTab,
    healthCard,
  ],
  routes: { fleet: fleetRouteRef, operations: operationsRouteRef },
  externalRoutes: {
    entityLogs: entityLogsRouteRef,
    liveTail: liveTailRouteRef,
  },
  info: { packageJson: () => import('../package.json') },
});
