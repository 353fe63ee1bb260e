import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import knexFactory from 'knex';
import { z } from 'zod';
import { logQueriesPlugin } from '../plugin';

/** What the one who starts a replica says, as JSON in `REPLICA`. */
const settingsSchema = z.object({
  databaseUrl: z.string(),
  awsEndpoint: z.string(),
  accountId: z.string(),
  logQueries: z.record(z.string(), z.json()).default({}),
});

/**
 * One replica of the plugin in a process of its own, for what a test cannot do
 * to itself: be killed. Everybody is the mock user, who may do all.
 */
export async function startReplica(): Promise<void> {
  const settings = settingsSchema.parse(
    JSON.parse(process.env.REPLICA ?? '{}'),
  );
  const { accountId } = settings;
  const knex = knexFactory({
    client: 'pg',
    connection: settings.databaseUrl,
    pool: { min: 0, max: 20 },
  });
  const backend = await startTestBackend({
    features: [
      logQueriesPlugin,
      mockServices.database.factory({ knex }),
      mockServices.rootSystemMetadata.factory(),
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: [
              { accountId, accessKeyId: accountId, secretAccessKey: 'any' },
            ],
          },
          quarterdeck: {
            aws: { endpoint: settings.awsEndpoint, regions: ['us-east-1'] },
            logQueries: settings.logQueries,
          },
        },
      }),
    ],
  });
  process.stdin.resume().once('end', () => process.exit());
  process.stdout.write(
    `replica ready on http://127.0.0.1:${backend.server.port()}\n`,
  );
}
