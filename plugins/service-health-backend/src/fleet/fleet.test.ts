import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FLEET_SIGNAL_CHANNEL } from '@quarterdeck/plugin-service-health-common';
import { startSimulator } from '@quarterdeck/test-support';
import { simulatorControl } from '../__testUtils__/simulatorControl';
import {
  ACCOUNTS,
  CONDITIONAL,
  SHOP,
  startFleetPortal,
} from '../__testUtils__/startFleetPortal';
import { dropDatabases, emptyDatabase } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

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

const portalWith = (options?: Parameters<typeof startFleetPortal>[1]) =>
  startFleetPortal(aws.url, options);

const titles = (body: { rows: { title: string }[] }) =>
  body.rows.map(({ title }) => title);

describe('what the fleet shows', () => {
  it('is the worst first, with where it is', async () => {
    const portal = await portalWith();
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
    const portal = await portalWith();
    await control.forgetRequests();
    await Promise.all(Array.from({ length: 20 }, () => portal.get()));
    expect((await control.requests()).total).toBe(0);
  });

  it('is spared to whoever has it, and packed for the others', async () => {
    const portal = await portalWith();
    const first = await portal.get();
    expect(first.headers['content-encoding']).toBe('gzip');
    const etag = { 'if-none-match': first.headers.etag };
    expect((await portal.get(etag)).status).toBe(304);
    // As a browser has it whose script names the ETag.
    const scripted = { ...etag, 'cache-control': 'no-cache' };
    expect((await portal.get(scripted)).status).toBe(304);
    await portal.refresh();
    expect((await portal.get(etag)).status).toBe(200);
    const plain = await portal.get({ 'accept-encoding': 'identity' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(titles(plain.body)).toEqual(titles(first.body));
  });

  it('is announced without saying anything of it', async () => {
    const portal = await portalWith();
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
    const portal = await portalWith({
      decision: CONDITIONAL,
      visible: [SHOP],
    });
    const { body, text } = await portal.get();
    expect(titles(body)).toEqual(['shop-production']);
    expect(text).not.toContain('checkout-production');
  });

  it('is nothing where the policy denies all entities', async () => {
    const portal = await portalWith({
      decision: { result: AuthorizeResult.DENY },
    });
    expect((await portal.get()).body.rows).toEqual([]);
  });

  it('is not shared between those who see different things', async () => {
    const knex = await emptyDatabase();
    const everything = await portalWith({ knex });
    const little = await portalWith({
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
    const portal = await portalWith();
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
    const first = await portalWith({ knex });
    await control.forgetRequests();
    const second = await portalWith({ knex, refreshes: false });
    const [here, there] = [await first.get(), await second.get()];
    expect(there.body).toEqual(here.body);
    expect((await control.requests()).total).toBe(0);
  });

  it('go on from the last good readings of another', async () => {
    const knex = await emptyDatabase();
    const first = await portalWith({ knex });
    const { body: before } = await first.get();
    await control.break({ kind: 'error', status: 503, service: 'ecs' });
    const second = await portalWith({ knex });
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
