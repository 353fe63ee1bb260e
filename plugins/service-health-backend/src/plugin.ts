import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  awsCallsServiceRef,
  awsClientsServiceRef,
} from '@quarterdeck/plugin-aws-node';
import { serviceHealthPermissions } from '@quarterdeck/plugin-service-health-common';
import { createActionsRouter } from './actions/actionsRouter';
import { MuteStore } from './actions/mutes/MuteStore';
import { startActions } from './actions/startActions';
import { EntityDetails } from './details/EntityDetails';
import { startFleet } from './fleet/startFleet';
import { CatalogEntities } from './health/catalogEntities';
import { EntityAccess } from './health/EntityAccess';
import { EntityAnswers } from './health/EntityAnswers';
import { HealthService } from './health/HealthService';
import { readHistorySettings } from './history/historySettings';
import { RecentHistory } from './history/RecentHistory';
import { startHistory } from './history/startHistory';
import { startOperations } from './operations/startOperations';
import { createOpenApiRouter } from './openapi/openApiRouter';
import { readReadingSettings } from './readings/readingSettings';
import { registerPrograms } from './programs/registerPrograms';
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
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        awsCalls: awsCallsServiceRef,
        awsClients: awsClientsServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const timing = readReadingSettings(deps.config);
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
        const access = new EntityAccess({ ...deps, catalog });
        const targets = createTargetFinder(deps.config, deps.awsClients);
        const mutes = new MuteStore(knex);
        const history = await startHistory(
          { ...deps, catalog, knex, targets },
          readHistorySettings(deps.config),
        );
        const recent = new RecentHistory(history, timing);
        const details = new EntityDetails(
          deps.awsClients,
          targets,
          timing,
          recent,
        );
        const health = new HealthService(
          deps.awsClients,
          targets,
          mutes,
          timing,
          async found => (await recent.of(found)).limits,
        );
        const answers = new EntityAnswers(timing);
        const actions = await startActions({
          ...deps,
          catalog,
          mutes,
          targets,
          onTaken(targetArn) {
            health.forget(targetArn);
            details.forget(targetArn);
            answers.forget();
          },
        });
        deps.permissionsRegistry.addPermissions(serviceHealthPermissions);
        deps.httpRouter.use(
          createRouter({
            ...deps,
            access,
            answers,
            details,
            health,
            history: history.reader,
          }),
        );
        deps.httpRouter.use(createActionsRouter({ ...deps, actions }));
        deps.httpRouter.use(createOpenApiRouter());
        const fleet = await startFleet({ ...deps, catalog, knex, targets });
        deps.httpRouter.use(fleet.router);
        registerPrograms(deps.actionsRegistry, {
          ...deps,
          access,
          actions,
          details,
          fleetOf: fleet.rowsFor,
          health,
          history: history.reader,
        });
        deps.httpRouter.use(
          await startOperations({ ...deps, knex, agesOf: fleet.ages }),
        );
      },
    });
  },
});
