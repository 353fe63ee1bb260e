import type { Entity } from '@backstage/catalog-model';
import { startSimulator } from '@quarterdeck/test-support';
import { simulatorControl } from '../__testUtils__/simulatorControl';
import {
  ACCOUNTS,
  CHECKOUT,
  ELSEWHERE,
  SHOP,
  startFleetPortal,
} from '../__testUtils__/startFleetPortal';
import { dropDatabases } from '../__testUtils__/startPortal';

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

it('names what keeps the cause of missing tasks from being known', async () => {
  await control.break({ kind: 'access-denied', operation: 'ListTasks' });
  const portal = await portalWith({ entities: [CHECKOUT] });
  const { body } = await portal.get();
  expect(body.rows).toMatchObject([
    {
      verdict: {
        status: 'critical',
        sentence: expect.stringMatching(
          /0 of 2 tasks running; why is not known: .*ecs:ListTasks/,
        ),
      },
    },
  ]);
  await control.mend();
  await portal.refresh();
  const { body: later } = await portal.get();
  expect(later.rows[0].verdict.sentence).toContain('with exit code 1');
});

it('does not wait for an account in which a search by tags hangs', async () => {
  await control.break({
    kind: 'hang',
    service: 'tagging',
    account: ACCOUNTS[1],
  });
  const tagged: Entity = {
    ...SHOP,
    metadata: {
      name: 'tagged',
      annotations: {
        'aws.amazon.com/amazon-ecs-service-tags':
          'quarterdeck/environment=shop-production',
      },
    },
  };
  const portal = await portalWith({
    entities: [SHOP, tagged],
    refreshes: false,
  });
  await portal.refresh();
  // It says that there was no answer once the search is given up, later on.
  const { body } = await portal.get();
  expect(body.rows).toMatchObject([
    {
      title: 'tagged',
      // Found in the other account.
      tasks: { running: 2, desired: 2 },
      verdict: {
        status: 'unknown',
        sentence: expect.stringContaining('has not answered yet'),
      },
    },
    { title: 'shop-production', verdict: { status: 'healthy' } },
  ]);
});

it('does not wait for an account that hangs', async () => {
  await control.break({
    kind: 'hang',
    service: 'ecs',
    account: ACCOUNTS[1],
  });
  const portal = await portalWith({
    entities: [SHOP, ELSEWHERE],
    refreshes: false,
  });
  const refreshed = portal.refresh();
  let { body } = await portal.get();
  while (body.rows.at(-1)?.verdict.status !== 'healthy') {
    await new Promise(resolve => setTimeout(resolve, 50));
    ({ body } = await portal.get());
  }
  // It says that AWS does not answer once the call is given up, later on.
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
