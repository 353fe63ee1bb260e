import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  AWS_ANNOTATIONS,
  FLEET_SIGNAL_CHANNEL,
} from '@quarterdeck/plugin-service-health-common';
import { startSimulator } from '@quarterdeck/test-support';
import type { Knex } from 'knex';
import request from 'supertest';
import serviceHealthPlugin from '..';
import { simulatorControl } from '../__testUtils__/simulatorControl';
import { dropDatabases, emptyDatabase } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const ACCOUNTS = ['123456789012', '223456789012'];
const PATH = '/api/service-health/fleet';

let aws: Awaited<ReturnType<typeof startSimulator>>;
let control: ReturnType<typeof simulatorControl>;

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  control = simulatorControl(aws.url);
});
afterEach(() => control.mend());
afterAll(async () => {
  await aws?.stop();
  await dropDatabases();
});

function service(name: string, accountId = ACCOUNTS[0]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        [AWS_ANNOTATIONS.ecsServiceArn]: `arn:aws:ecs:us-east-1:${accountId}:service/${name}/${name}-service`,
        'quarterdeck/stage': 'production',
      },
    },
    spec: { type: 'aws-environment', owner: 'checkout' },
  };
}

const SHOP = service('shop-production');
const CHECKOUT = service('checkout-production');
const ELSEWHERE = service('elsewhere', ACCOUNTS[1]);

type Decision = Awaited<
  ReturnType<
    ReturnType<typeof mockServices.permissions.mock>['authorizeConditional']
  >
>[number];

const CONDITIONAL: Decision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [] },
  },
};

/** A portal, or one of its replicas when it is given the other's database. */
async function startPortal(
  options: {
    entities?: Entity[];
    knex?: Knex;
    /** How the policy decides about reading entities. */
    decision?: Decision;
    /** What the catalog shows to users, where the policy depends. */
    visible?: Entity[];
    refreshes?: boolean;
  } = {},
) {
  const { entities = [SHOP, CHECKOUT], visible = entities } = options;
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async requests =>
      requests.map(() => options.decision ?? { result: AuthorizeResult.ALLOW }),
  });
  const all = catalogServiceMock({ entities });
  const shown = catalogServiceMock({ entities: visible });
  const catalog = catalogServiceMock.mock({
    queryEntities: all.queryEntities.bind(all),
    getEntitiesByRefs: shown.getEntitiesByRefs.bind(shown),
  });
  const publish = jest.fn(async () => undefined);
  const tasks = new Map<string, () => Promise<void>>();
  const { server } = await startTestBackend({
    features: [
      serviceHealthPlugin,
      catalog.factory,
      permissions.factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish }),
      }),
      mockServices.scheduler.mock({
        async scheduleTask({ id, fn }) {
          tasks.set(id, async () => fn(new AbortController().signal));
        },
      }).factory,
      mockServices.database.factory({
        knex: options.knex ?? (await emptyDatabase()),
      }),
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: ACCOUNTS.map(accountId => ({
              accountId,
              accessKeyId: accountId,
              secretAccessKey: 'simulated',
            })),
          },
          quarterdeck: { aws: { endpoint: aws.url } },
        },
      }),
    ],
  });
  const refresh = async () => tasks.get('service-health-fleet')?.();
  if (options.refreshes !== false) await refresh();
  return {
    refresh,
    publish,
    permissions,
    get: (headers: Record<string, string> = {}) =>
      request(server).get(PATH).set(headers),
  };
}

const titles = (body: { rows: { title: string }[] }) =>
  body.rows.map(({ title }) => title);

describe('what the fleet shows', () => {
  it('is the worst first, with where it is', async () => {
    const portal = await startPortal();
    const { body } = await portal.get();
    expect(body.rows).toMatchObject([
      {
        title: 'checkout-production',
        stage: 'production',
        accountIds: [ACCOUNTS[0]],
        regions: ['us-east-1'],
        verdict: {
          status: 'critical',
          sentence: expect.stringContaining('stopped with exit code 1'),
        },
      },
      { title: 'shop-production', verdict: { status: 'healthy' } },
    ]);
  });

  it('costs AWS nothing, however many look', async () => {
    const portal = await startPortal();
    await control.forgetRequests();
    await Promise.all(Array.from({ length: 20 }, () => portal.get()));
    expect((await control.requests()).total).toBe(0);
  });

  it('is spared to whoever has it, and packed for the others', async () => {
    const portal = await startPortal();
    const first = await portal.get();
    expect(first.headers['content-encoding']).toBe('gzip');
    const etag = { 'if-none-match': first.headers.etag };
    expect((await portal.get(etag)).status).toBe(304);
    await portal.refresh();
    expect((await portal.get(etag)).status).toBe(200);
    const plain = await portal.get({ 'accept-encoding': 'identity' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(titles(plain.body)).toEqual(titles(first.body));
  });

  it('is announced without saying anything of it', async () => {
    const portal = await startPortal();
    const { body } = await portal.get();
    expect(portal.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: FLEET_SIGNAL_CHANNEL,
      message: { at: body.at },
    });
  });
});

describe('who sees what', () => {
  it('is what the catalog shows them, where the policy depends', async () => {
    const portal = await startPortal({
      decision: CONDITIONAL,
      visible: [SHOP],
    });
    const { body, text } = await portal.get();
    expect(titles(body)).toEqual(['shop-production']);
    expect(text).not.toContain('checkout-production');
  });

  it('is nothing where the policy denies all entities', async () => {
    const portal = await startPortal({
      decision: { result: AuthorizeResult.DENY },
    });
    expect((await portal.get()).body.rows).toEqual([]);
  });

  it('is not shared between those who see different things', async () => {
    const knex = await emptyDatabase();
    const everything = await startPortal({ knex });
    const little = await startPortal({
      knex,
      decision: CONDITIONAL,
      visible: [SHOP],
      refreshes: false,
    });
    const { headers } = await everything.get();
    const answer = await little.get({ 'if-none-match': headers.etag });
    expect(answer.status).toBe(200);
    expect(titles(answer.body)).toEqual(['shop-production']);
  });

  it('is decided once in a while for each user', async () => {
    const portal = await startPortal();
    const asked = () => portal.permissions.authorizeConditional.mock.calls;
    const as = (user: string) => ({
      authorization: mockCredentials.user.header(`user:default/${user}`),
    });
    await portal.get(as('ada'));
    await portal.get(as('ada'));
    expect(asked()).toHaveLength(1);
    await portal.get(as('grace'));
    expect(asked()).toHaveLength(2);
  });
});

describe('replicas', () => {
  it('show what another has read, and so does one that has just started', async () => {
    const knex = await emptyDatabase();
    const first = await startPortal({ knex });
    await control.forgetRequests();
    const second = await startPortal({ knex, refreshes: false });
    const [here, there] = [await first.get(), await second.get()];
    expect(there.body).toEqual(here.body);
    expect((await control.requests()).total).toBe(0);
  });

  it('go on from the last good readings of another', async () => {
    const knex = await emptyDatabase();
    const first = await startPortal({ knex });
    const { body: before } = await first.get();
    await control.break({ kind: 'error', status: 503, service: 'ecs' });
    const second = await startPortal({ knex });
    const { body } = await second.get();
    const checkout = (rows: { title: string }[]) =>
      rows.find(({ title }) => title === 'checkout-production');
    expect(checkout(body.rows)).toMatchObject({
      verdict: {
        status: 'critical',
        sentence: expect.stringContaining('as of'),
      },
      at: (checkout(before.rows) as { at?: string }).at,
    });
  });
});

it('does not wait for an account that hangs', async () => {
  await control.break({
    kind: 'hang',
    service: 'ecs',
    account: ACCOUNTS[1],
  });
  const portal = await startPortal({
    entities: [SHOP, ELSEWHERE],
    refreshes: false,
  });
  const startedAt = Date.now();
  const refreshed = portal.refresh();
  const { body } = await portal.get();
  expect(Date.now() - startedAt).toBeLessThan(7_000);
  expect(body.rows).toMatchObject([
    {
      title: 'elsewhere',
      verdict: {
        status: 'unknown',
        sentence: expect.stringContaining('has not answered yet'),
      },
    },
    { title: 'shop-production', verdict: { status: 'healthy' } },
  ]);
  await refreshed;
  const { body: later } = await portal.get();
  expect(later.rows[0].verdict.sentence).toContain('AWS does not answer');
});
