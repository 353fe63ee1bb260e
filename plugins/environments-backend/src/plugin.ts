import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { synthesize } from '@quarterdeck/aws-environment';
import { awsClientsServiceRef } from '@quarterdeck/plugin-aws-node';
import { ENVIRONMENT_DEPLOYED_TOPIC } from '@quarterdeck/plugin-environments-common';
import express from 'express';
import { deploymentsRouter } from './http/deploymentsRouter';
import { environmentsRouter } from './http/environmentsRouter';
import { placesRouter } from './http/placesRouter';
import { Gatekeeper } from './permissions/Gatekeeper';
import { registerPermissions } from './permissions/registerPermissions';
import { DeploymentRunner } from './runner/DeploymentRunner';
import { DeploymentStore } from './store/DeploymentStore';
import { openDatabase } from './store/migrate';
import { readSettings } from './settings';
import { DeploymentWorker } from './worker/DeploymentWorker';

/**
 * Deploys environments, as jobs that any replica can go on with.
 *
 * @public
 */
export const environmentsPlugin = createBackendPlugin({
  pluginId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        awsClients: awsClientsServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        const { awsClients, events, logger } = deps;
        const settings = readSettings(deps.config);
        const knex = await openDatabase(deps.database);
        const runner = new DeploymentRunner({
          awsClients,
          synthesize,
          logger,
          pollIntervalSeconds: settings.pollIntervalSeconds,
          onDeployed: eventPayload =>
            events.publish({ topic: ENVIRONMENT_DEPLOYED_TOPIC, eventPayload }),
        });
        const worker = new DeploymentWorker({
          ...settings,
          knex,
          logger,
          job: runner,
        });
        registerPermissions(deps.permissionsRegistry, awsClients);
        const gatekeeper = new Gatekeeper(deps);
        deps.httpRouter.use(express.json());
        deps.httpRouter.use(placesRouter({ awsClients, gatekeeper }));
        deps.httpRouter.use(environmentsRouter({ awsClients, gatekeeper }));
        deps.httpRouter.use(
          deploymentsRouter({
            auditor: deps.auditor,
            awsClients,
            gatekeeper,
            onSubmitted: () => worker.wake(),
            store: new DeploymentStore(knex),
          }),
        );
        deps.lifecycle.addStartupHook(() => worker.start());
        deps.lifecycle.addShutdownHook(() => worker.stop());
      },
    });
  },
});
