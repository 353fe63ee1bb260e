import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogBackend from '@backstage/plugin-catalog-backend';
import serviceHealthBackend from '@quarterdeck/plugin-service-health-backend';
import type {
  Fleet,
  HealthReport,
} from '@quarterdeck/plugin-service-health-common';
import { createTestDatabase, startSimulator } from '@quarterdeck/test-support';
import request from 'supertest';
import {
  AWS_CONFIG,
  CATALOG,
  EXPECTED,
  FLEET,
  roadieLoadBalancer,
} from './__testUtils__/catalogOfAwsPlugins';

jest.setTimeout(180_000);

const folder = createMockDirectory();

let aws: Awaited<ReturnType<typeof startSimulator>>;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let backend: Awaited<ReturnType<typeof startTestBackend>>;

beforeAll(async () => {
  aws = await startSimulator({ args: FLEET });
  database = await createTestDatabase();
  const file = path.join(folder.path, 'catalog-info.yaml');
  await writeFile(file, CATALOG + roadieLoadBalancer(await loadBalancer()));
  backend = await startTestBackend({
    features: [
      catalogBackend,
      serviceHealthBackend,
      databaseServiceFactory,
      schedulerServiceFactory,
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://localhost:0',
            database: {
              client: 'pg',
              connection: database.url,
              pluginDivisionMode: 'schema',
            },
          },
          catalog: {
            locations: [{ type: 'file', target: file }],
            rules: [{ allow: ['Component', 'Resource'] }],
          },
          aws: AWS_CONFIG,
          quarterdeck: { aws: { endpoint: aws.url } },
          serviceHealth: { fleet: { refreshSeconds: 5 } },
        },
      }),
    ],
  });
  await untilTheFleetHas(Object.keys(EXPECTED).length + 1);
});

afterAll(async () => {
  await backend?.stop();
  await database?.destroy();
  await aws?.stop();
});

async function loadBalancer(): Promise<string> {
  const { LoadBalancers: [found] = [] } =
    await new ElasticLoadBalancingV2Client({
      endpoint: aws.url,
      region: 'us-east-1',
      credentials: { accessKeyId: '223456789012', secretAccessKey: 'any' },
    }).send(
      new DescribeLoadBalancersCommand({ Names: ['billing-production-alb'] }),
    );
  return found.LoadBalancerArn ?? '';
}

const get = (url: string) =>
  request(backend.server).get(`/api/service-health${url}`);

async function fleet(): Promise<Fleet['rows']> {
  return (await get('/fleet')).body.rows ?? [];
}

async function untilTheFleetHas(count: number) {
  const deadline = Date.now() + 150_000;
  const isThere = (rows: Fleet['rows']) =>
    rows.length === count && rows.every(({ at }) => at !== undefined);
  while (!isThere(await fleet()) && Date.now() < deadline) await delay(500);
}

const reportOf = async (entity: string): Promise<HealthReport> => {
  const [kind, name] = entity.split('/');
  const { status, body } = await get(`/entities/${kind}/default/${name}`);
  expect({ entity, status }).toEqual({ entity, status: 200 });
  return body;
};

it.each(Object.entries(EXPECTED))(
  'finds and reads what %s points at',
  async (entity, { ecs, database: instance }) => {
    const { readings, verdict } = await reportOf(entity);
    const good = (target: string) => [{ target, value: { arn: target } }];
    expect(readings).toMatchObject({
      ecs: ecs ? good(ecs) : [],
      database: instance ? good(instance) : [],
      loadBalancer: [],
      alarm: [],
    });
    for (const { problem } of [...readings.ecs, ...readings.database]) {
      expect(problem).toBeUndefined();
    }
    expect(verdict.status).not.toBe('unknown');
  },
);

it('finds and reads a load balancer of Roadie’s provider', async () => {
  const { readings } = await reportOf('resource/roadie-alb');
  expect(readings.loadBalancer).toMatchObject([
    { value: { name: 'billing-production-alb', state: 'active' } },
  ]);
});

it('has them all in the fleet, each where it is', async () => {
  const rows = await fleet();
  expect(rows).toHaveLength(Object.keys(EXPECTED).length + 1);
  const places = new Set(
    rows.map(({ accountIds, regions }) => [...accountIds, ...regions].join()),
  );
  expect([...places].sort()).toEqual([
    '123456789012,eu-west-1',
    '123456789012,us-east-1',
    '223456789012,eu-west-1',
    '223456789012,us-east-1',
  ]);
});
