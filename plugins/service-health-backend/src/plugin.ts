import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { awsClientsServiceRef } from '@quarterdeck/plugin-aws-node';
import { serviceHealthPermissions } from '@quarterdeck/plugin-service-health-common';
import { startFleet } from './fleet/startFleet';
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
        auth: coreServices.auth,
        awsClients: awsClientsServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const knex = await deps.database.getClient();
        if (!deps.database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@quarterdeck/plugin-service-health-backend',
              'migrations',
            ),
          });
        }
        const catalog = new CatalogEntities(deps.catalog);
        const targets = createTargetFinder(deps.config, deps.awsClients);
        deps.permissionsRegistry.addPermissions(serviceHealthPermissions);
        deps.httpRouter.use(
          createRouter({
            catalog,
            health: new HealthService(deps.awsClients, targets),
            httpAuth: deps.httpAuth,
            permissions: deps.permissions,
          }),
        );
        deps.httpRouter.use(
          await startFleet({ ...deps, catalog, knex, targets }),
        );
      },
    });
  },
});
