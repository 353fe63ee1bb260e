import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  Fleet,
  HealthReport,
  MetricsReport,
} from '@quarterdeck/plugin-service-health-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import request from 'supertest';
import serviceHealthPlugin from '..';

type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;

const databases: TestDatabase[] = [];

/** A database that is dropped by {@link dropDatabases}. */
export async function emptyDatabase() {
  const database = await createTestDatabase();
  databases.push(database);
  return database.knex;
}

export async function dropDatabases() {
  while (databases.length > 0) await databases.pop()?.destroy();
}

/** A backend with this plugin alone, that finds AWS at the endpoint. */
export async function startPortal(endpoint: string, entities: Entity[]) {
  const { server } = await startTestBackend({
    features: [
      serviceHealthPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.database.factory({ knex: await emptyDatabase() }),
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: [
              {
                accountId: '123456789012',
                accessKeyId: '123456789012',
                secretAccessKey: 'simulated',
              },
            ],
          },
          quarterdeck: { aws: { endpoint } },
        },
      }),
    ],
  });
  const get = async (path: string) => {
    const response = await request(server).get(`/api/service-health${path}`);
    if (response.status !== 200) {
      throw new Error(`${path}: ${response.status} ${response.text}`);
    }
    return response.body;
  };
  const pathOf = (name: string) => `/entities/resource/default/${name}`;
  return {
    report: (name: string): Promise<HealthReport> => get(pathOf(name)),
    metrics: (name: string): Promise<MetricsReport> =>
      get(`${pathOf(name)}/metrics`),
    fleet: (): Promise<Fleet> => get('/fleet'),
  };
}
