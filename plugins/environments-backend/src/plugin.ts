import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { synthesize } from '@quarterdeck/aws-environment';
import { awsClientsServiceRef } from '@quarterdeck/plugin-aws-node';
import { ENVIRONMENT_DEPLOYED_TOPIC } from '@quarterdeck/plugin-environments-common';
import express from 'express';
import { DriftDetection } from './environment/DriftDetection';
import { DriftReports } from './environment/DriftReports';
import { ExpiryWatch } from './expiry/ExpiryWatch';
import { deploymentsRouter } from './http/deploymentsRouter';
import { environmentsRouter } from './http/environmentsRouter';
import { explainedErrors } from './http/explainedErrors';
import { placesRouter } from './http/placesRouter';
import { plansRouter } from './http/plansRouter';
import { Courier } from './notify/Courier';
import { Outbox } from './notify/Outbox';
import { Gatekeeper } from './permissions/Gatekeeper';
import { KnownEnvironments } from './permissions/KnownEnvironments';
import { registerPermissions } from './permissions/registerPermissions';
import { Planner } from './plan/Planner';
import { DeploymentRunner } from './runner/DeploymentRunner';
import { DeploymentStore } from './store/DeploymentStore';
import { openDatabase } from './store/migrate';
import { PlanStore } from './store/PlanStore';
import { delegationsOf } from './delegation/Delegations';
import { readSettings } from './settings';
import { DeploymentWorker } from './worker/DeploymentWorker';
import { PlanWorker } from './worker/PlanWorker';

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
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { awsClients, events, logger } = deps;
        const settings = readSettings(deps.config);
        const knex = await openDatabase(deps.database);
        const store = new DeploymentStore(knex);
        const plans = new PlanStore(knex, settings);
        const delegations = delegationsOf(settings);
        const runner = new DeploymentRunner({
          auditor: deps.auditor,
          awsClients,
          delegations,
          deployments: store,
          logger,
          patienceMinutes: settings.patienceMinutes,
          plans,
          pollIntervalSeconds: settings.pollIntervalSeconds,
          synthesize,
          onEnded: async deployment => {
            const { environmentId, accountId, region } = deployment;
            await events.publish({
              topic: ENVIRONMENT_DEPLOYED_TOPIC,
              eventPayload: { environmentId, accountId, region },
            });
          },
        });
        const worker = new DeploymentWorker({
          ...settings,
          knex,
          logger,
          job: runner,
        });
        const planWorker = new PlanWorker({
          ...settings,
          logger,
          plans,
          planner: new Planner({
            ...settings,
            auditor: deps.auditor,
            awsClients,
            delegations,
            deployments: store,
            logger,
            plans,
            synthesize,
          }),
        });
        const environments = new KnownEnvironments({
          awsClients,
          deployments: store,
        });
        registerPermissions(deps.permissionsRegistry, {
          deployments: store,
          environments,
          plans,
        });
        const gatekeeper = new Gatekeeper({ ...deps, environments });
        const router = express.Router();
        router.use(express.json());
        router.use(placesRouter({ awsClients, gatekeeper }));
        router.use(
          environmentsRouter({
            auditor: deps.auditor,
            awsClients,
            drift: new DriftReports({
              detection: new DriftDetection({
                ...settings,
                auditor: deps.auditor,
                awsClients,
              }),
              knex,
              logger,
            }),
            gatekeeper,
            onSubmitted: () => worker.wake(),
            store,
          }),
        );
        router.use(
          deploymentsRouter({
            auditor: deps.auditor,
            awsClients,
            approval: settings.approval,
            gatekeeper,
            onSubmitted: () => worker.wake(),
            plans,
            store,
          }),
        );
        router.use(
          plansRouter({
            auditor: deps.auditor,
            awsClients,
            gatekeeper,
            onSubmitted: () => planWorker.wake(),
            plans,
          }),
        );
        router.use(explainedErrors(logger));
        deps.httpRouter.use(router);
        const expiry = new ExpiryWatch({
          ...settings,
          auditor: deps.auditor,
          awsClients,
          knex,
          logger,
          onSubmitted: () => worker.wake(),
          store,
        });
        await deps.scheduler.scheduleTask({
          id: 'environments-expiry',
          frequency: { hours: 1 },
          timeout: { minutes: 10 },
          scope: 'global',
          fn: () => expiry.look(),
        });
        const outbox = new Outbox(knex);
        await deps.scheduler.scheduleTask({
          id: 'environments-messages',
          frequency: { hours: 24 },
          timeout: { minutes: 1 },
          scope: 'global',
          fn: () => outbox.purge(),
        });
        const courier = new Courier({ ...settings, ...deps, outbox });
        for (const each of [worker, planWorker, courier]) {
          deps.lifecycle.addStartupHook(() => each.start());
          deps.lifecycle.addShutdownHook(() => each.stop());
        }
      },
    });
  },
});
