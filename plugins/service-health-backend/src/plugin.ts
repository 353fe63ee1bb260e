import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { awsClientsServiceRef } from '@quarterdeck/plugin-aws-node';
import { serviceHealthPermissions } from '@quarterdeck/plugin-service-health-common';
import { CatalogEntities } from './health/catalogEntities';
import { HealthService } from './health/HealthService';
import { createRouter } from './router';
import { createTargetFinder } from './targets/createTargetFinder';

/**
 * Reads the health of what entities point at in AWS, and serves it.
 *
 * @public
 */
export const serviceHealthPlugin = createBackendPlugin({
  pluginId: 'service-health',
  register(env) {
    env.registerInit({
      deps: {
        awsClients: awsClientsServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        deps.permissionsRegistry.addPermissions(serviceHealthPermissions);
        deps.httpRouter.use(
          createRouter({
            catalog: new CatalogEntities(deps.catalog),
            health: new HealthService(
              deps.awsClients,
              createTargetFinder(deps.config, deps.awsClients),
            ),
            httpAuth: deps.httpAuth,
            permissions: deps.permissions,
          }),
        );
      },
    });
  },
});
