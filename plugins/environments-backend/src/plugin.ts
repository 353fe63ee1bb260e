import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { synthesize } from '@quarterdeck/aws-environment';
import { awsClientsServiceRef } from '@quarterdeck/plugin-aws-node';
import {
  ENVIRONMENT_DEPLOYED_TOPIC,
  environmentsPermissions,
} from '@quarterdeck/plugin-environments-common';
import { createRouter } from './router';
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
        deps.permissionsRegistry.addPermissions(environmentsPermissions);
        deps.httpRouter.use(
          createRouter({
            auditor: deps.auditor,
            awsClients,
            httpAuth: deps.httpAuth,
            onSubmitted: () => worker.wake(),
            permissions: deps.permissions,
            store: new DeploymentStore(knex),
          }),
        );
        deps.lifecycle.addStartupHook(() => worker.start());
        deps.lifecycle.addShutdownHook(() => worker.stop());
      },
    });
  },
});
