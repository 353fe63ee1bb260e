import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { awsClientsServiceRef } from '@quarterdeck/plugin-aws-node';
import {
  ENVIRONMENT_DEPLOYED_TOPIC,
  environmentDeployedSchema,
} from '@quarterdeck/plugin-environments-common';
import { EnvironmentsIngestion } from './EnvironmentsIngestion';
import { LookOrder } from './LookOrder';

const SCHEDULE_KEY = 'catalog.providers.awsEnvironments.schedule';

const DEFAULT_SCHEDULE = {
  frequency: { seconds: 20 },
  timeout: { minutes: 2 },
  initialDelay: { seconds: 3 },
};

/**
 * Keeps the environments of all configured accounts and regions in the catalog:
 * by a look every so often, and at once when one has been deployed.
 *
 * @public
 */
export const catalogModuleEnvironments = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        awsClients: awsClientsServiceRef,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { awsClients, catalog, config, events, logger } = deps;
        const ingestion = new EnvironmentsIngestion(
          awsClients,
          logger,
          await LookOrder.in(deps.database),
        );
        catalog.addEntityProvider(...ingestion.providers);
        const schedule = config.getOptionalConfig(SCHEDULE_KEY);
        await deps.scheduler.scheduleTask({
          ...(schedule
            ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
            : DEFAULT_SCHEDULE),
          id: 'aws-environments',
          // Each replica for itself: all would wait for one that was killed
          // while it looked, until its time is over and somebody notices.
          scope: 'local',
          fn: signal => ingestion.refresh({ signal }),
        });
        await events.subscribe({
          id: 'aws-environments',
          topics: [ENVIRONMENT_DEPLOYED_TOPIC],
          onEvent: async ({ eventPayload }) => {
            const only = environmentDeployedSchema.parse(eventPayload);
            await ingestion.refresh({ only });
          },
        });
      },
    });
  },
});
