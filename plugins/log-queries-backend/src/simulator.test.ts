import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { EntityQuery, Run } from '@quarterdeck/plugin-log-queries-common';
import { createTestDatabase, startSimulator } from '@quarterdeck/test-support';
import request from 'supertest';
import { logQueriesPlugin } from './plugin';

const ACCOUNT = '123456789012';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'checkout-production',
    annotations: {
      'aws.amazon.com/amazon-cloudwatch-log-groups': '/ecs/checkout-production',
      'quarterdeck/account-id': ACCOUNT,
      'quarterdeck/region': 'us-east-1',
      'quarterdeck/environment': 'checkout-production',
    },
  },
};

/** The whole way, against something that speaks like AWS in every call. */
describe('log queries of the environment in trouble', () => {
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    [simulator, database] = await Promise.all([
      startSimulator({ environments: 'demo' }),
      createTestDatabase(),
    ]);
    const credentials = { accessKeyId: ACCOUNT, secretAccessKey: 'simulated' };
    backend = await startTestBackend({
      features: [
        logQueriesPlugin,
        mockServices.database.factory({ knex: database.knex }),
        mockServices.rootSystemMetadata.factory(),
        catalogServiceMock.factory({ entities: [checkout] }),
        mockServices.rootConfig.factory({
          data: {
            aws: { accounts: [{ accountId: ACCOUNT, ...credentials }] },
            quarterdeck: {
              aws: { endpoint: simulator.url, regions: ['us-east-1'] },
            },
          },
        }),
      ],
    });
  }, 120_000);

  afterAll(async () => {
    await backend?.stop();
    await simulator?.stop();
    await database?.destroy();
  });

  const get = (path: string) =>
    request(backend.server).get(`/api/log-queries${path}`);
  const start = (body: object) =>
    request(backend.server)
      .post('/api/log-queries/runs')
      .send({
        accountId: ACCOUNT,
        region: 'us-east-1',
        entityRef: 'resource:default/checkout-production',
        range: { type: 'relative', lastMinutes: 60 },
        ...body,
      });

  async function finished(id: string): Promise<Run> {
    for (let tries = 0; tries < 800; tries++) {
      const { body } = await get(`/runs/${id}`);
      if (!['queued', 'running'].includes(body.status)) return body;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`The run ${id} does not end`);
  }

  async function findErrors(): Promise<EntityQuery> {
    const { body } = await get(
      '/entities/resource/default/checkout-production/queries',
    ).expect(200);
    const found = body.queries.find(
      (query: EntityQuery) => query.title === 'Find errors',
    );
    expect(found).toMatchObject({
      folder: 'checkout-production',
      belongsBy: 'name',
    });
    return found;
  }

  it('finds the errors, and what the scan has cost', async () => {
    const { id: queryId } = await findErrors();
    const { body } = await start({ queryId }).expect(201);
    const run = await finished(body.id);
    expect(run.status).toBe('complete');
    expect(run.rowCount).toBeGreaterThan(0);
    expect(run.statistics.bytesScanned).toBeGreaterThan(0);
    expect(run.costUsd).toBeGreaterThan(0);
    const { body: rows } = await get(`/runs/${run.id}/rows`);
    expect(rows.columns).toEqual(['message', 'n']);
    expect(rows.rows).toHaveLength(run.rowCount);
  });

  it('says where a query is malformed', async () => {
    const { body } = await start({
      queryString: 'fields @message\n| filtr level = "error"',
    }).expect(400);
    expect(body.error.message).toMatch(/line 2\b/);
    expect(body.error.position.start).toBeGreaterThan(15);
  });

  it('shows stored results when AWS is gone, and that it is', async () => {
    const { id: queryId } = await findErrors();
    const { body } = await start({ queryId }).expect(201);
    const run = await finished(body.id);
    await simulator.stop();

    const { body: rows } = await get(`/runs/${run.id}/rows`).expect(200);
    expect(rows.rows).toHaveLength(run.rowCount);
    const { body: waiting } = await start({
      queryString: 'fields @message | limit 1',
    }).expect(201);
    let { body: told } = await get(`/runs/${waiting.id}`);
    while (!told.problem) ({ body: told } = await get(`/runs/${waiting.id}`));
    expect(told).toMatchObject({
      status: 'running',
      problem: { kind: 'unreachable' },
    });
    await request(backend.server)
      .post(`/api/log-queries/runs/${waiting.id}/cancel`)
      .expect(200);
    expect((await finished(waiting.id)).status).toBe('cancelled');
  }, 60_000);
});
