import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  Fleet,
  HealthHistory,
  HealthReport,
  MetricsReport,
} from '@quarterdeck/plugin-service-health-common';
import type { Knex } from 'knex';
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

/** @see startPortal */
export interface PortalOptions {
  /** An empty database of its own by default. */
  knex?: Knex;
  /** `serviceHealth`. */
  config?: Record<string, Record<string, number>>;
  /** That of the demo by default. */
  accountIds?: string[];
}

/** A backend with this plugin alone, that finds AWS at the endpoint. */
export async function startPortal(
  endpoint: string,
  entities: Entity[],
  options: PortalOptions = {},
) {
  const {
    knex = await emptyDatabase(),
    config = {},
    accountIds = ['123456789012'],
  } = options;
  const tasks = new Map<string, () => Promise<void>>();
  const backend = await startTestBackend({
    features: [
      serviceHealthPlugin,
      mockServices.database.factory({ knex }),
      mockServices.scheduler.mock({
        async scheduleTask({ id, fn, initialDelay }) {
          const run = async () => fn(new AbortController().signal);
          tasks.set(id, run);
          if (!initialDelay) await run();
        },
      }).factory,
      catalogServiceMock.factory({ entities }),
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: accountIds.map(accountId => ({
              accountId,
              accessKeyId: accountId,
              secretAccessKey: 'simulated',
            })),
          },
          quarterdeck: { aws: { endpoint } },
          serviceHealth: config,
        },
      }),
    ],
  });
  const get = async (path: string) => {
    const response = await request(backend.server).get(
      `/api/service-health${path}`,
    );
    if (response.status !== 200) {
      throw new Error(`${path}: ${response.status} ${response.text}`);
    }
    return response.body;
  };
  const pathOf = (name: string) => `/entities/resource/default/${name}`;
  return {
    report: (name: string): Promise<HealthReport> => get(pathOf(name)),
    metrics: (name: string, query = ''): Promise<MetricsReport> =>
      get(`${pathOf(name)}/metrics${query}`),
    history: (name: string, query = ''): Promise<HealthHistory> =>
      get(`${pathOf(name)}/history${query}`),
    fleet: (): Promise<Fleet> => get('/fleet'),
    /** Runs a scheduled task; those without a delay have run once. */
    async run(task: string) {
      const fn = tasks.get(task);
      if (!fn) throw new Error(`There are: ${[...tasks.keys()].join(', ')}`);
      await fn();
    },
    stop: () => backend.stop(),
  };
}
