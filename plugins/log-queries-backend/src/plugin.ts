import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { awsClientsServiceRef } from '@quarterdeck/plugin-aws-node';
import { logQueriesPermissions } from '@quarterdeck/plugin-log-queries-common';
import { registerActions } from './actions/registerActions';
import { createRouter } from './router';
import { createServices } from './services';
import { readSettings } from './settings';

/**
 * Log queries: the library of saved queries, the runner and the history.
 *
 * @public
 */
export const logQueriesPlugin = createBackendPlugin({
  pluginId: 'log-queries',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        auditor: coreServices.auditor,
        awsClients: awsClientsServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const settings = readSettings(deps.config);
        const knex = await deps.database.getClient();
        if (!deps.database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@quarterdeck/plugin-log-queries-backend',
              'migrations',
            ),
          });
        }
        const services = createServices(deps, knex, settings);
        const { runner, store, tails } = services;
        deps.lifecycle.addStartupHook(() => runner.start());
        deps.lifecycle.addShutdownHook(async () => {
          tails.stop();
          await runner.stop();
        });
        await deps.scheduler.scheduleTask({
          id: 'log-queries-forget-old-runs',
          frequency: { hours: 6 },
          timeout: { minutes: 5 },
          initialDelay: { minutes: 1 },
          fn: async () => {
            const count = await store.removeOlderThan(settings.keepRunsDays);
            if (count > 0) deps.logger.info(`Forgot ${count} old runs`);
          },
        });
        deps.permissionsRegistry.addPermissions(logQueriesPermissions);
        registerActions(deps.actionsRegistry, deps.auth, services);
        deps.httpRouter.use(createRouter(services));
      },
    });
  },
});
