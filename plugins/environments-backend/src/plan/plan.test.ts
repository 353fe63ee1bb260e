import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Plan } from '@quarterdeck/plugin-environments-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import request from 'supertest';
import environmentsPlugin from '../index';
import {
  ACCOUNT_ID,
  type AwsWorld,
  REGION,
  startAwsWorld,
} from '../__testUtils__/awsWorld';

jest.setTimeout(300_000);

const spec = {
  name: 'shop',
  stage: 'staging',
  owner: 'group:default/shop',
  accountId: ACCOUNT_ID,
  region: REGION,
};
const place = `${ACCOUNT_ID}/${REGION}`;

describe('a plan', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let world: AwsWorld;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  const send = jest.fn().mockResolvedValue(undefined);

  const post = (path: string, body: object = {}, user = 'user:default/ada') =>
    request(backend.server)
      .post(`/api/environments${path}`)
      .set('Authorization', mockCredentials.user.header(user))
      .send(body);
  const get = (path: string) =>
    request(backend.server).get(`/api/environments${path}`);

  async function planned(changes: object, requestId: string): Promise<Plan> {
    const { body, status } = await post('/plans', {
      spec: { ...spec, ...changes },
      requestId,
    });
    expect({ status, error: body.error }).toEqual({ status: 201 });
    const deadline = Date.now() + 150_000;
    for (;;) {
      const plan: Plan = (await get(`/plans/${body.id}`)).body;
      if (plan.status !== 'planning' || Date.now() > deadline) return plan;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  async function ended(id: string) {
    const deadline = Date.now() + 150_000;
    for (;;) {
      const { body } = await get(`/deployments/${id}`);
      if (body.finishedAt || Date.now() > deadline) return body;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  beforeAll(async () => {
    [database, world] = await Promise.all([
      createTestDatabase(),
      startAwsWorld(),
    ]);
    const { quarterdeck, ...config } = world.config.get() as {
      quarterdeck: object;
    };
    backend = await startTestBackend({
      features: [
        environmentsPlugin,
        mockServices.database.factory({ knex: database.knex }),
        mockServices.rootConfig.factory({
          data: {
            ...config,
            quarterdeck: {
              ...quarterdeck,
              environments: {
                pollIntervalSeconds: 0.1,
                approval: { monthlyUsd: 300, dataChanges: true },
                delegation: { check: false },
              },
            },
            backend: { baseUrl: 'http://localhost:0' },
          },
        }),
        mockServices.rootSystemMetadata.factory(),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await world?.stop();
    await database?.destroy();
  });

  it('says what a new environment makes and costs, and leaves nothing', async () => {
    const plan = await planned({}, 'plan-1');
    expect(plan).toMatchObject({ status: 'ready', exists: false });
    expect(plan.stacks.map(({ part, action }) => `${part} ${action}`)).toEqual([
      'network create',
      'data create',
      'service create',
      'edge create',
      'ops create',
    ]);
    expect(plan.price).toMatchObject({ differenceUsd: plan.price?.afterUsd });
    expect(
      plan.preflight.filter(({ severity }) => severity === 'blocker'),
    ).toEqual([]);
    expect(plan.policy).toContainEqual(
      expect.objectContaining({
        rule: 'AwsSolutions-EC23',
        severity: 'accepted',
      }),
    );
    const stacks = await get(`/environments/${place}/shop-staging`);
    expect(stacks.body.stacks).toEqual([]);
  });

  it('is deployed as it is, once', async () => {
    const plan = await planned({}, 'plan-1');
    const { body, status } = await post('/deployments', {
      planId: plan.id,
      requestId: 'deploy-1',
    });
    expect({ status, error: body.error }).toEqual({ status: 201 });
    expect(await ended(body.id)).toMatchObject({
      status: 'succeeded',
      planId: plan.id,
    });
    expect((await get(`/plans/${plan.id}`)).body).toMatchObject({
      status: 'deployed',
      deploymentId: body.id,
    });
    const again = await post('/deployments', {
      planId: plan.id,
      requestId: 'deploy-2',
    });
    expect(again.status).toBe(409);
  });

  it('compares with what is there, by CloudFormation', async () => {
    const plan = await planned(
      { service: { cpu: 1024, memoryMb: 2048 } },
      'plan-2',
    );
    expect(plan).toMatchObject({
      status: 'ready',
      exists: true,
      currentSpec: expect.objectContaining({ name: 'shop' }),
    });
    const service = plan.stacks.find(({ part }) => part === 'service');
    expect(service).toMatchObject({ action: 'update', basis: 'change-set' });
    expect(service?.changes).toContainEqual(
      expect.objectContaining({
        resourceType: 'AWS::ECS::TaskDefinition',
        action: 'replace',
        isDangerous: false,
      }),
    );
    expect(plan.stacks.find(({ part }) => part === 'data')).toMatchObject({
      action: 'unchanged',
      changes: [],
    });
    expect(plan.price?.differenceUsd).toBeGreaterThan(0);
  });

  it('needs the consent of somebody else where data is at stake', async () => {
    const plan = await planned({ users: { userPool: false } }, 'plan-3');
    expect(plan.status).toBe('awaiting-approval');
    expect(plan.approval.reasons).toContainEqual(
      expect.objectContaining({ rule: 'data' }),
    );
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({
        recipients: {
          type: 'entity',
          entityRef: ['user:default/ada', 'group:default/shop'],
        },
      }),
    );
    const decision = { digest: plan.digest, comment: 'It is a trial' };
    const early = await post('/deployments', {
      planId: plan.id,
      requestId: 'deploy-3',
    });
    expect(early.status).toBe(409);
    const own = await post(`/plans/${plan.id}/approve`, decision);
    expect(own.status).toBe(403);
    const other = await post(
      `/plans/${plan.id}/approve`,
      decision,
      'user:default/bob',
    );
    expect(other.body).toMatchObject({
      status: 'approved',
      approval: { decision: { by: 'user:default/bob' } },
    });
  });
});
