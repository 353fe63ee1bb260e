import { createTestDatabase } from '@quarterdeck/test-support';
import { parseEnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import createKnex, { type Knex } from 'knex';
import {
  ACCOUNT_ID,
  type AwsWorld,
  REGION,
  startAwsWorld,
} from '../__testUtils__/awsWorld';
import { Control } from '../__testUtils__/faults/control';
import { startPlanner } from '../__testUtils__/planner';
import { migrate } from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';
import { DatabaseLine } from '../__testUtils__/survival/DatabaseLine';
import { PlanStore } from '../store/PlanStore';

jest.setTimeout(180_000);

describe('a plan whose planner loses its database', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let line: DatabaseLine;
  let theirs: Knex;
  let world: AwsWorld;
  let planner: ReturnType<typeof startPlanner>;

  beforeAll(async () => {
    [database, world] = await Promise.all([
      createTestDatabase(),
      startAwsWorld(),
    ]);
    await migrate(database.knex);
    line = await DatabaseLine.to(database.url);
    theirs = createKnex({
      client: 'pg',
      connection: line.url,
      acquireConnectionTimeout: 1_000,
      pool: { min: 0, max: 5 },
    });
    planner = startPlanner({
      knex: theirs,
      world,
      synthesize: smallStacks(),
      patienceMinutes: 2,
    });
  });

  afterAll(async () => {
    await planner?.stop();
    await theirs?.destroy();
    line?.close();
    await world?.stop();
    await database?.destroy();
  });

  it('does not say that AWS was it, and is made anew', async () => {
    const plans = new PlanStore(database.knex, { planValidHours: 1 });
    // What the portal looks at needs its database only to say that it waits.
    const end = await new Control(world).begin({
      call: 'ec2:DescribeVpcs',
      kind: 'throttle',
      account: ACCOUNT_ID,
      after: 0,
      isLasting: true,
    });
    const { id } = await plans.submit({
      environmentId: 'shop-staging',
      accountId: ACCOUNT_ID,
      region: REGION,
      requestId: 'shop',
      requestedBy: 'user:default/ada',
      spec: parseEnvironmentSpec({
        name: 'shop',
        stage: 'staging',
        owner: 'group:default/shop',
        accountId: ACCOUNT_ID,
        region: REGION,
      }),
    });
    const until = async (isSo: (plan: Plan) => boolean) => {
      const deadline = Date.now() + 120_000;
      for (;;) {
        const plan = await plans.get(id);
        if (isSo(plan) || Date.now() > deadline) return plan;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    };
    await until(({ problem }) => problem !== undefined);
    line.cut();
    await end();
    // It finds out when it wants to write down that it goes on.
    await new Promise(resolve => setTimeout(resolve, 5_000));
    line.restore();
    const plan = await until(({ status }) => status !== 'planning');
    expect(plan.failure).toBeUndefined();
    expect(plan.status).toBe('ready');
    const said = JSON.stringify(plan.preflight);
    expect(said).not.toMatch(/does not answer|could not look/);
  });
});

type Plan = Awaited<ReturnType<PlanStore['get']>>;
