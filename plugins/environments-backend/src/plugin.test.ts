import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import request from 'supertest';
import environmentsPlugin from './index';
import {
  ACCOUNT_ID,
  type AwsWorld,
  REGION,
  startAwsWorld,
} from './__testUtils__/awsWorld';

jest.setTimeout(300_000);

const spec = {
  name: 'shop',
  stage: 'production',
  owner: 'group:default/shop',
  accountId: ACCOUNT_ID,
  region: REGION,
};

describe('the environments plugin', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let world: AwsWorld;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  const auditor = mockServices.auditor.mock();

  const start = (result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) =>
    startTestBackend({
      features: [
        environmentsPlugin,
        auditor.factory,
        mockServices.database.factory({ knex: database.knex }),
        mockServices.permissions.factory({ result }),
        mockServices.rootConfig.factory({
          data: {
            ...(world.config.get() as object),
            backend: { baseUrl: 'http://localhost:0' },
          },
        }),
        mockServices.rootSystemMetadata.factory(),
      ],
    });
  const submit = (body: object) =>
    request(backend.server).post('/api/environments/deployments').send(body);
  const get = (path: string) =>
    request(backend.server).get(`/api/environments${path}`);

  beforeAll(async () => {
    [database, world] = await Promise.all([
      createTestDatabase(),
      startAwsWorld(),
    ]);
    auditor.createEvent.mockImplementation(async () => ({
      success: jest.fn(),
      fail: jest.fn(),
    }));
    backend = await start(AuthorizeResult.ALLOW);
  });

  afterAll(async () => {
    await backend?.stop();
    await world?.stop();
    await database?.destroy();
  });

  it('says where environments can be deployed', async () => {
    const { status, body } = await get('/accounts');
    expect(status).toBe(200);
    expect(body).toEqual({
      accounts: [{ accountId: ACCOUNT_ID, regions: [REGION] }],
    });
  });

  it.each([
    ['a name', { name: 'Shop' }, /name: Use lower-case letters/],
    ['an account', { accountId: '999999999999' }, /999999999999 is not conf/],
    ['a region', { region: 'eu-north-1' }, /eu-north-1 is not configured/],
  ])('refuses %s that does not work, in words', async (_, wrong, message) => {
    const { status, body } = await submit({
      spec: { ...spec, ...wrong },
      requestId: 'wrong',
    });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
    expect((await get('/deployments?requestId=wrong')).body.items).toEqual([]);
  });

  it('takes the same request once, and tells who is faster', async () => {
    const first = await submit({ spec, requestId: 'task-1/deploy/1' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      environmentId: 'shop-production',
      requestedBy: mockCredentials.user().principal.userEntityRef,
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'deployment-submit',
        meta: expect.objectContaining({ environmentId: 'shop-production' }),
      }),
    );
    const same = await submit({ spec, requestId: 'task-1/deploy/1' });
    expect(same.body.id).toBe(first.body.id);

    const other = await submit({ spec, requestId: 'task-2/deploy/1' });
    expect(other.status).toBe(409);
    expect(other.body.error.message).toMatch(
      /is being deployed by user:default\/mock since/,
    );
    const found = await get('/deployments?requestIdPrefix=task-1/');
    expect(found.body.items).toHaveLength(1);
  });

  it('follows a deployment to its end, and then knows the name', async () => {
    const { body } = await get('/deployments?requestIdPrefix=task-1/');
    const { id } = body.items[0];
    const deadline = Date.now() + 240_000;
    let update = (await get(`/deployments/${id}/events`)).body;
    while (!update.deployment.finishedAt && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 250));
      update = (await get(`/deployments/${id}/events`)).body;
    }
    expect(update.deployment.status).toBe('succeeded');
    const { n } = update.events.at(-1);
    const rest = await get(`/deployments/${id}/events?after=${n - 1}`);
    expect(rest.body.events).toHaveLength(1);

    const place = `environmentId=shop-production&accountId=${ACCOUNT_ID}&region=${REGION}`;
    const owned = await get(`/availability?${place}&owner=${spec.owner}`);
    expect(owned.body).toEqual({ available: true, exists: true });
    const foreign = await get(`/availability?${place}&owner=group:default/b`);
    expect(foreign.body).toMatchObject({
      available: false,
      reason: expect.stringContaining('group:default/shop has an environment'),
    });
    const taken = await submit({
      spec: { ...spec, owner: 'group:default/b' },
      requestId: 'task-3/deploy/1',
    });
    expect(taken.status).toBe(409);

    const stacks = await get(
      `/environments/${ACCOUNT_ID}/${REGION}/shop-production`,
    );
    expect(
      stacks.body.stacks.map((stack: { part: string }) => stack.part),
    ).toEqual(['network', 'data', 'service', 'edge', 'ops']);
    expect(stacks.body.stacks[0]).toMatchObject({
      stackName: 'shop-production-network',
      status: 'CREATE_COMPLETE',
    });
  });

  it('lists what a stack consists of, with the way to each in the console', async () => {
    const of = (environmentId: string, part: string) =>
      get(
        `/environments/${ACCOUNT_ID}/${REGION}/${environmentId}/stacks/${part}/resources`,
      );
    const { body, status } = await of('shop-production', 'network');
    expect(status).toBe(200);
    expect(body.resources.length).toBeGreaterThan(20);
    expect(body.resources).toContainEqual({
      logicalId: expect.stringMatching(/^Vpc/),
      physicalId: expect.stringMatching(/^vpc-/),
      resourceType: 'AWS::EC2::VPC',
      status: 'CREATE_COMPLETE',
      updatedAt: expect.any(String),
      consoleUrl: expect.stringMatching(
        /^https:\/\/us-east-1\.console\.aws\.amazon\.com\/vpcconsole\/home\?region=us-east-1#VpcDetails:VpcId=vpc-/,
      ),
    });
    expect((await of('shop-production', 'cert')).status).toBe(404);
    expect((await of('books-production', 'network')).status).toBe(404);
    expect((await of('shop-production', 'nothing')).status).toBe(400);
  });

  it('answers 404 for a deployment that there is not', async () => {
    expect((await get('/deployments/nothing')).status).toBe(404);
  });

  it('asks for credentials', async () => {
    const { status } = await get('/deployments').set(
      'Authorization',
      mockCredentials.none.header(),
    );
    expect(status).toBe(401);
  });

  it('takes deployments from users only', async () => {
    const { status } = await submit({ spec, requestId: 'service' }).set(
      'Authorization',
      mockCredentials.service.header(),
    );
    expect(status).toBe(403);
  });

  it('lets nobody in without the permissions', async () => {
    await backend.stop();
    backend = await start(AuthorizeResult.DENY);
    const denied = await submit({ spec, requestId: 'denied' });
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toMatch(/environments\.deploy/);
    const accounts = await get('/accounts');
    expect(accounts.status).toBe(403);
    expect(accounts.body.error.message).toMatch(/environments\.plan/);
    const stacks = await get(
      `/environments/${ACCOUNT_ID}/${REGION}/shop-production`,
    );
    expect(stacks.status).toBe(404);
  });

  it('shows who has no permissions what they have asked for, no more', async () => {
    const { body } = await get('/deployments');
    expect(body.items).toMatchObject([{ requestId: 'task-1/deploy/1' }]);
    const others = await get('/deployments').set(
      'Authorization',
      mockCredentials.user.header('user:default/grace'),
    );
    expect(others.body).toEqual({ items: [] });
    const [{ id }] = body.items;
    const path = `/deployments/${id}/events`;
    const hidden = await get(path).set(
      'Authorization',
      mockCredentials.user.header('user:default/grace'),
    );
    expect(hidden.status).toBe(404);
  });
});
