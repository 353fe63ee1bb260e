import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import {
  DefaultNotificationService,
  notificationService,
} from '@backstage/plugin-notifications-node';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleEnvironments from '@quarterdeck/plugin-catalog-backend-module-environments';
import environmentsPlugin from '../..';
import { ACCOUNT_ID, REGION } from '../awsWorld';
import { type ReplicaSettings, replicaSettingsSchema } from './replicaSettings';

/**
 * One replica of the portal in a process of its own, for what a test cannot do
 * to itself: be killed, be stopped for a while, be cut off. It has the catalog,
 * with the real schedule, and deployments. Everybody is the mock user, who may
 * do all.
 */
export async function startReplica(): Promise<void> {
  const settings = replicaSettingsSchema.parse(
    JSON.parse(process.env.REPLICA ?? '{}'),
  );
  const backend = await startTestBackend({
    features: [
      environmentsPlugin,
      catalogPlugin,
      catalogModuleEnvironments,
      databaseServiceFactory,
      // The mock gives each plugin events of its own.
      eventsServiceFactory,
      schedulerServiceFactory,
      notificationsAt(settings.notificationsUrl),
      mockServices.rootLogger.factory({ level: 'info' }),
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({ data: configOf(settings) }),
    ],
  });
  process.stdin.resume().once('end', () => process.exit());
  process.stdout.write(
    `replica ready on http://127.0.0.1:${backend.server.port()}\n`,
  );
}

/** The real client, of a notifications backend that is the test's. */
function notificationsAt(url: string) {
  return createServiceFactory({
    service: notificationService,
    deps: { auth: coreServices.auth },
    factory: ({ auth }) =>
      DefaultNotificationService.create({
        auth,
        discovery: {
          getBaseUrl: async () => url,
          getExternalBaseUrl: async () => url,
        },
      }),
  });
}

function configOf({ awsEndpoint, databaseUrl, leaseSeconds }: ReplicaSettings) {
  return {
    backend: {
      baseUrl: 'http://127.0.0.1:0',
      database: {
        client: 'pg',
        connection: databaseUrl,
        pluginDivisionMode: 'schema',
        // A replica that is cut off does not wait for a minute.
        knexConfig: {
          pool: { min: 0, max: 10 },
          acquireConnectionTimeout: 5_000,
        },
      },
    },
    events: { useEventBus: 'never' },
    catalog: {
      providers: {
        awsEnvironments: {
          schedule: {
            frequency: { seconds: 3 },
            timeout: { seconds: 10 },
          },
        },
      },
    },
    aws: {
      accounts: [
        {
          accountId: ACCOUNT_ID,
          accessKeyId: ACCOUNT_ID,
          secretAccessKey: 'simulated',
        },
      ],
    },
    quarterdeck: {
      aws: { endpoint: awsEndpoint, regions: [REGION] },
      environments: {
        delegation: { check: false },
        leaseSeconds,
        pollIntervalSeconds: 0.5,
      },
    },
  };
}
