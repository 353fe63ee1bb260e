import { parseEnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import {
  ACCOUNT_ID,
  type AwsWorld,
  REGION,
  startAwsWorld,
} from '../__testUtils__/awsWorld';
import {
  type BrittleDatabase,
  connectionRefused,
  startBrittleDatabase,
} from '../__testUtils__/brittleDatabase';
import { Control } from '../__testUtils__/faults/control';
import { plannerOf, startPlanner } from '../__testUtils__/planner';
import { migrate } from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';
import { type NewPlan, PlanStore } from '../store/PlanStore';

jest.setTimeout(180_000);

describe('a plan whose planner loses its database', () => {
  let database: BrittleDatabase;
  let world: AwsWorld;
  let planner: ReturnType<typeof startPlanner> | undefined;

  beforeAll(async () => {
    [database, world] = await Promise.all([
      startBrittleDatabase({ connections: 5 }),
      startAwsWorld(),
    ]);
    await migrate(database.knex);
  });

  afterAll(async () => {
    await planner?.stop();
    await world?.stop();
    await database?.stop();
  });

  const throttled = () =>
    new Control(world).begin({
      call: 'ec2:DescribeVpcs',
      kind: 'throttle',
      account: ACCOUNT_ID,
      after: 0,
      isLasting: true,
    });
  const asked = (name: string): NewPlan => ({
    environmentId: `${name}-staging`,
    accountId: ACCOUNT_ID,
    region: REGION,
    requestId: name,
    requestedBy: 'user:default/ada',
    spec: parseEnvironmentSpec({
      name,
      stage: 'staging',
      owner: 'group:default/shop',
      accountId: ACCOUNT_ID,
      region: REGION,
    }),
  });

  it('is given up for another attempt, however short that is', async () => {
    const { planner: once, plans } = plannerOf({
      knex: database.knex,
      world,
      synthesize: smallStacks(),
      patienceMinutes: 1,
    });
    const { id } = await plans.submit(asked('blip'));
    const row = await plans.take(0);
    if (!row) throw new Error('There is no plan to make');
    const end = await throttled();
    // What the portal looks at needs its database only to say that it waits.
    jest.spyOn(plans, 'noteProblem').mockRejectedValueOnce(connectionRefused());
    await expect(once.make(row, new AbortController().signal)).rejects.toThrow(
      'ECONNREFUSED',
    );
    await end();
    const plan = await plans.get(id);
    expect(plan.status).toBe('planning');
    expect(plan.failure).toBeUndefined();
    await once.make(row, new AbortController().signal);
    expect((await plans.get(id)).status).toBe('ready');
  });

  it('does not say that AWS was it, and is made anew', async () => {
    const plans = new PlanStore(database.knex, { planValidHours: 1 });
    planner = startPlanner({
      knex: database.theirs,
      world,
      synthesize: smallStacks(),
      patienceMinutes: 2,
    });
    const end = await throttled();
    const { id } = await plans.submit(asked('shop'));
    const until = async (isSo: (plan: Plan) => boolean) => {
      const deadline = Date.now() + 120_000;
      for (;;) {
        const plan = await plans.get(id);
        if (isSo(plan) || Date.now() > deadline) return plan;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    };
    await until(({ problem }) => problem !== undefined);
    database.line.cut();
    await end();
    // It finds out when it wants to write down that it goes on.
    await new Promise(resolve => setTimeout(resolve, 5_000));
    database.line.restore();
    const plan = await until(({ status }) => status !== 'planning');
    expect(plan.failure).toBeUndefined();
    expect(plan.status).toBe('ready');
    const said = JSON.stringify(plan.preflight);
    expect(said).not.toMatch(/does not answer|could not look/);
  });
});

type Plan = Awaited<ReturnType<PlanStore['get']>>;
