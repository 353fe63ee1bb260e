import { ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  type DeploymentWorld,
  startDeploymentWorld,
} from '../__testUtils__/deploymentWorld';
import { plannerOf } from '../__testUtils__/planner';
import { isOver, startReplica, submit, until } from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';

jest.setTimeout(120_000);

/** A place where somebody waits until it is opened. */
function gate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  const reached = new Promise<void>(resolve => {
    arrive = resolve;
  });
  return {
    open,
    reached,
    async pass() {
      arrive();
      await opened;
    },
  };
}

/** Stops whoever comes by right before, or right after, a call to AWS. */
function stoppingAt(
  action: string,
  moment: 'before' | 'after',
  pass: () => Promise<void>,
): AuditorService {
  return {
    async createEvent({ meta }) {
      const isThere = meta?.action === action;
      if (isThere && moment === 'before') await pass();
      return {
        success: async () => {
          if (isThere && moment === 'after') await pass();
        },
        fail: async () => undefined,
      };
    },
  };
}

describe('a plan that two planners make', () => {
  let at: DeploymentWorld;

  beforeAll(async () => {
    at = await startDeploymentWorld();
    const replica = startReplica({ ...at, synthesize: smallStacks() });
    const { id } = await submit(at.store, 'shop');
    await until(at.store, id, isOver);
    await replica.stop();
  });

  afterAll(() => at?.stop());

  const planner = (action: string, moment: 'before' | 'after') => {
    const stop = gate();
    return {
      stop,
      ...plannerOf({
        ...at,
        patienceMinutes: 1,
        synthesize: smallStacks({ logGroupsPerStack: 3 }),
        auditor: stoppingAt(action, moment, stop.pass),
      }),
    };
  };

  it('is that of the one who began last, and the other disturbs nothing', async () => {
    const deployed = (await at.store.list({ limit: 1 }))[0];
    const first = planner('cloudformation:DeleteChangeSet', 'before');
    const second = planner('cloudformation:CreateChangeSet', 'after');
    const { plans } = first;
    const { id } = await plans.submit({ ...deployed, requestId: 'twice' });
    const makeBy = async ({ planner: by }: typeof first) => {
      // Silence enough for somebody else to begin anew.
      const row = await plans.take(-1);
      if (!row) throw new Error('There is nothing to plan');
      return { row, made: by.make(row, new AbortController().signal) };
    };

    const late = await makeBy(first);
    await first.stop.reached;
    const early = await makeBy(second);
    await second.stop.reached;
    expect([late.row.attempt, early.row.attempt]).toEqual([1, 2]);
    expect(await plans.beat(late.row)).toBe(false);
    expect(await plans.beat(early.row)).toBe(true);

    // Its change sets are all that it removes, and its result does not count.
    first.stop.open();
    await late.made;
    expect(await plans.get(id)).toMatchObject({ status: 'planning' });
    second.stop.open();
    await early.made;
    const plan = await plans.get(id);
    expect(plan).toMatchObject({ status: 'ready', failure: undefined });
    expect(plan.stacks.map(({ action, basis }) => [action, basis])).toEqual(
      Array(4).fill(['update', 'change-set']),
    );
    for (const { stackName } of plan.stacks) {
      const { Summaries = [] } = await at.world.cloudFormation.send(
        new ListChangeSetsCommand({ StackName: stackName }),
      );
      expect(
        Summaries.filter(({ ChangeSetName = '' }) =>
          ChangeSetName.includes(id),
        ),
      ).toEqual([]);
    }
  });
});
