import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import request from 'supertest';
import serviceHealthPlugin from '.';
import { dropDatabases, emptyDatabase } from './__testUtils__/startPortal';

jest.setTimeout(60_000);
afterAll(dropDatabases);

const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'shop-production',
    title: 'Shop',
    annotations: {
      [AWS_ANNOTATIONS.ecsServiceArn]:
        'arn:aws:ecs:us-east-1:123456789012:service/shop/web, nonsense',
      [AWS_ANNOTATIONS.alarmArn]:
        'arn:aws:cloudwatch:eu-west-1:999999999999:alarm:shop-cpu',
    },
  },
  spec: { type: 'aws-environment', owner: 'checkout' },
};
const bare: Entity = { ...shop, metadata: { name: 'bare' } };

/** Nothing listens there: what the portal does without AWS. */
const NOBODY = 'http://127.0.0.1:1';

async function startBackend(
  options: {
    permission?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
) {
  const { server } = await startTestBackend({
    features: [
      serviceHealthPlugin,
      catalogServiceMock.factory({ entities: [bare, shop] }),
      mockServices.permissions.factory({
        result: options.permission ?? AuthorizeResult.ALLOW,
      }),
      mockServices.database.factory({ knex: await emptyDatabase() }),
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: [
              {
                accountId: '123456789012',
                accessKeyId: '123456789012',
                secretAccessKey: 'secret',
              },
            ],
          },
          quarterdeck: { aws: { endpoint: NOBODY } },
        },
      }),
    ],
  });
  return request(server);
}

const SHOP = '/api/service-health/entities/resource/default/shop-production';

describe('who may see what', () => {
  it.each([
    SHOP,
    `${SHOP}/metrics`,
    `${SHOP}/history`,
    '/api/service-health/fleet',
  ])('refuses who has not the permission: %s', async path => {
    const portal = await startBackend({ permission: AuthorizeResult.DENY });
    const response = await portal.get(path);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('service-health.read');
  });

  it('refuses who has not signed in', async () => {
    const portal = await startBackend();
    const response = await portal
      .get(SHOP)
      .set('Authorization', mockCredentials.none.header());
    expect(response.status).toBe(401);
  });

  it.each(['', '/metrics', '/history'])(
    'knows nothing of an entity that the catalog does not show: …%s',
    async suffix => {
      const portal = await startBackend();
      const response = await portal.get(
        `/api/service-health/entities/resource/default/hidden${suffix}`,
      );
      expect(response.status).toBe(404);
      expect(response.body.error.name).toBe('NotFoundError');
    },
  );
});

describe('without AWS', () => {
  it('answers with what stands in the way of each reading', async () => {
    const portal = await startBackend();
    const response = await portal.get(SHOP);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      entityRef: 'resource:default/shop-production',
      verdict: { status: 'unknown' },
      readings: {
        ecs: [
          { problem: { kind: 'unreachable', code: 'ECONNREFUSED' } },
          { target: 'nonsense', problem: { kind: 'configuration' } },
        ],
        alarm: [
          {
            problem: {
              kind: 'configuration',
              message: expect.stringContaining('999999999999'),
            },
          },
        ],
      },
    });
  });

  it('answers so for metrics, too', async () => {
    const portal = await startBackend();
    const response = await portal.get(`${SHOP}/metrics`);
    expect(response.status).toBe(200);
    expect(response.body.targets).toMatchObject([
      { problem: { kind: 'unreachable' } },
    ]);
  });

  it('lists the fleet, without those that point at nothing', async () => {
    const portal = await startBackend();
    const response = await portal.get('/api/service-health/fleet');
    expect(response.status).toBe(200);
    expect(response.body.rows).toMatchObject([
      {
        entityRef: 'resource:default/shop-production',
        title: 'Shop',
        owner: 'group:default/checkout',
        type: 'aws-environment',
        accountIds: ['123456789012', '999999999999'],
        regions: ['eu-west-1', 'us-east-1'],
        verdict: { status: 'unknown' },
      },
    ]);
  });
});

it.each([
  ['start=yesterday', /start/],
  ['start=2026-10-01T00:00:00Z&end=2026-11-01T00:00:00Z', /14 days/],
])('refuses a range that makes no sense: %s', async (query, message) => {
  const portal = await startBackend();
  const response = await portal.get(`${SHOP}/metrics?${query}`);
  expect(response.status).toBe(400);
  expect(response.body.error.message).toMatch(message);
});
