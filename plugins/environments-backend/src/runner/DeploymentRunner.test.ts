import {
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { synthesize } from '@quarterdeck/aws-environment';
import { createTestDatabase } from '@quarterdeck/test-support';
import type { Knex } from 'knex';
import { describeStack } from '../stacks/describeStack';
import { describeEnvironmentStacks } from '../stacks/environmentStacks';
import { DeploymentStore } from '../store/DeploymentStore';
import {
  ACCOUNT_ID,
  type AwsWorld,
  REGION,
  startAwsWorld,
} from '../__testUtils__/awsWorld';
import {
  isOver,
  migrate,
  startReplica,
  submit,
  until,
} from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';

jest.setTimeout(240_000);

describe('a deployment', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let knex: Knex;
  let store: DeploymentStore;
  let world: AwsWorld;
  const replicas: { stop(): Promise<void> }[] = [];

  const start = (options: Partial<Parameters<typeof startReplica>[0]> = {}) => {
    const replica = startReplica({
      knex,
      world,
      synthesize: smallStacks(),
      ...options,
    });
    replicas.push(replica);
    return replica;
  };
  const stackStatus = async (stackName: string) =>
    (await describeStack(world.cloudFormation, stackName))?.StackStatus;

  beforeAll(async () => {
    [database, world] = await Promise.all([
      createTestDatabase(),
      startAwsWorld(),
    ]);
    knex = database.knex;
    await migrate(knex);
    store = new DeploymentStore(knex);
  });

  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(replica => replica.stop()));
  });

  afterAll(async () => {
    await world?.stop();
    await database?.destroy();
  });

  it('creates the stacks of a real specification in their order', async () => {
    const { deployed } = start({ synthesize });
    const { id } = await submit(store, 'shop');
    const deployment = await until(store, id, isOver);

    expect(deployment).toMatchObject({
      status: 'succeeded',
      entityRef: 'resource:default/shop-production',
      templateVersion: expect.any(String),
      stacks: ['network', 'data', 'service', 'edge', 'ops'].map(part => ({
        part,
        status: 'succeeded',
        stackStatus: 'CREATE_COMPLETE',
        consoleUrl: expect.stringContaining(`-${part}%2F`),
      })),
    });
    expect(deployment.links).toMatchObject([{ kind: 'service' }]);
    for (const stack of deployment.stacks) {
      expect(stack.completed).toBe(stack.total);
    }
    const { events } = await store.update(id, 0);
    expect(events.map(event => event.n)).toEqual(
      events.map((_, index) => index + 1),
    );
    const total = deployment.stacks.reduce((sum, s) => sum + s.total, 0);
    expect(events.at(-1)).toMatchObject({ completed: total, total });
    // Who is told of it hears after its end.
    while (deployed.length === 0) await sleep(50);
    expect(deployed).toEqual([
      {
        environmentId: 'shop-production',
        accountId: ACCOUNT_ID,
        region: REGION,
      },
    ]);
    const data = await describeStack(
      world.cloudFormation,
      'shop-production-data',
    );
    expect(data?.EnableTerminationProtection).toBe(true);
  });

  it('takes each stack to its region', async () => {
    start({ synthesize });
    const { id } = await submit(store, 'far', 'task-far', 'eu-central-1');
    const deployment = await until(store, id, isOver);

    expect(deployment).toMatchObject({
      status: 'succeeded',
      links: [{ kind: 'service', url: expect.stringMatching(/^https:/) }],
    });
    const regions = deployment.stacks.map(({ part, stackName, stackId }) => [
      part,
      stackName,
      stackId?.split(':')[3],
    ]);
    expect(regions).toEqual([
      ['network', 'far-production-network', 'eu-central-1'],
      ['data', 'far-production-data', 'eu-central-1'],
      ['service', 'far-production-service', 'eu-central-1'],
      ['edge', 'far-production-eu-central-1-edge', 'us-east-1'],
      ['ops', 'far-production-ops', 'eu-central-1'],
    ]);
    const { consoleUrl } = deployment.stacks[3];
    expect(consoleUrl).toMatch(/^https:\/\/us-east-1\./);
    const location = {
      environmentId: 'far-production',
      accountId: ACCOUNT_ID,
      region: 'eu-central-1',
    };
    const described = await describeEnvironmentStacks(
      world.awsClients,
      location,
    );
    expect(described.map(({ part }) => part)).toEqual(
      deployment.stacks.map(({ part }) => part),
    );
  });

  it('changes nothing when it is asked for what is there', async () => {
    start();
    const first = await submit(store, 'twice');
    await until(store, first.id, isOver);
    const again = await submit(store, 'twice', 'another-task');
    const deployment = await until(store, again.id, isOver);

    expect(again.id).not.toBe(first.id);
    expect(deployment.status).toBe('succeeded');
    expect(deployment.stacks.map(stack => stack.status)).toEqual(
      Array(4).fill('unchanged'),
    );
  });

  it("fails with CloudFormation's reason for the first resource", async () => {
    start({
      synthesize: smallStacks({
        serviceLogGroups: ['/failing-production/network/0'],
      }),
    });
    const { id } = await submit(store, 'failing');
    const deployment = await until(store, id, isOver);

    expect(deployment).toMatchObject({
      status: 'failed',
      failure: {
        stackName: 'failing-production-service',
        logicalId: 'LogGroup2',
        resourceType: 'AWS::Logs::LogGroup',
        reason: expect.stringMatching(/already exists/),
        meaning: expect.stringContaining('belongs to no stack of ours'),
        stackStatus: 'ROLLBACK_COMPLETE',
      },
    });
    expect(deployment.stacks.map(stack => stack.status)).toEqual([
      'succeeded',
      'succeeded',
      'failed',
      'cancelled',
    ]);
  });

  it('replaces a stack whose creation had failed', async () => {
    const failing = start({
      synthesize: smallStacks({
        serviceLogGroups: ['/mended-production/network/0'],
      }),
    });
    const first = await submit(store, 'mended');
    await until(store, first.id, isOver);
    await failing.stop();
    start();
    const second = await submit(store, 'mended', 'mended-again');

    await expect(until(store, second.id, isOver)).resolves.toMatchObject({
      status: 'succeeded',
    });
  });

  it('is refused while another one of the environment is under way', async () => {
    const { id } = await submit(store, 'contended', 'first');
    await expect(submit(store, 'contended', 'second')).rejects.toThrow(
      /contended-production .* is being deployed by user:default\/ada since 20\d\d-/,
    );
    await expect(submit(store, 'contended', 'first')).resolves.toMatchObject({
      requestId: 'first',
    });
    await store.requestCancel(id, 'user:default/ada');

    const { spec } = await store.get(id);
    const destruction = {
      environmentId: 'doomed-production',
      accountId: ACCOUNT_ID,
      region: REGION,
      requestedBy: 'user:default/grace',
      kind: 'destroy' as const,
      spec: { ...spec, name: 'doomed' },
    };
    await store.submit({ ...destruction, requestId: 'end' });
    await expect(submit(store, 'doomed')).rejects.toThrow(
      /doomed-production .* is being taken down by user:default\/grace since 20\d\d-/,
    );
  });

  describe('in a slow world', () => {
    let slow: AwsWorld;
    const many = smallStacks({ logGroupsPerStack: 8 });

    beforeAll(async () => {
      slow = await startAwsWorld({ speed: 1 });
    });

    const changeSpeed = async (speed: number) => {
      const endpoint = slow.config.getString('quarterdeck.aws.endpoint');
      const { status } = await fetch(`${endpoint}/_simulator/speed`, {
        method: 'POST',
        body: JSON.stringify({ speed }),
      });
      expect(status).toBe(200);
    };
    // Something is under way for as long as a test looks, and over soon after.
    beforeEach(() => changeSpeed(1));

    afterAll(async () => {
      await slow?.stop();
    });

    const isDeploying = ({ stacks }: { stacks: { completed: number }[] }) =>
      stacks.some(stack => stack.completed > 0);

    it('is cancelled, and what was begun is rolled back', async () => {
      start({ world: slow, synthesize: many });
      const { id } = await submit(store, 'unwanted');
      await until(store, id, isDeploying);
      await store.requestCancel(id, 'user:default/ada');
      await changeSpeed(20);
      const deployment = await until(store, id, isOver);

      expect(deployment).toMatchObject({
        status: 'cancelled',
        cancelRequestedBy: 'user:default/ada',
      });
      expect(deployment.stacks[3].status).toBe('cancelled');
      const { Stacks = [] } = await slow.cloudFormation.send(
        new DescribeStacksCommand({}),
      );
      const left = Stacks.filter(stack =>
        stack.StackName?.startsWith('unwanted'),
      ).map(stack => `${stack.StackName} ${stack.StackStatus}`);
      expect(left.filter(line => line.endsWith('_IN_PROGRESS'))).toEqual([]);
    });

    it('goes on in another replica when its holder is gone', async () => {
      const first = start({ world: slow, synthesize: many });
      const { id } = await submit(store, 'moved');
      await until(store, id, isDeploying);
      await first.stop();
      await changeSpeed(20);
      start({ world: slow, synthesize: many });
      const deployment = await until(store, id, isOver);

      expect(deployment.status).toBe('succeeded');
      const { StackEvents = [] } = await slow.cloudFormation.send(
        new DescribeStackEventsCommand({
          StackName: 'moved-production-network',
        }),
      );
      const begun = StackEvents.filter(
        event =>
          event.ResourceType === 'AWS::CloudFormation::Stack' &&
          event.ResourceStatus === 'CREATE_IN_PROGRESS',
      );
      expect(begun).toHaveLength(1);
      const { events } = await store.update(id, 0);
      const key = (event: (typeof events)[number]) =>
        `${event.stackName} ${event.logicalId} ${event.status} ${event.time}`;
      expect(new Set(events.map(key)).size).toBe(events.length);
    });
  });

  it('waits while AWS does not answer, and says so', async () => {
    const gone = await startAwsWorld();
    await gone.stop();
    start({ world: gone });
    const { id } = await submit(store, 'unreachable');
    const deployment = await until(store, id, d => d.problem !== undefined);
    expect(deployment).toMatchObject({
      status: 'synthesizing',
      problem: { message: expect.stringContaining('does not answer') },
    });
    await store.requestCancel(id, 'user:default/ada');
  });

  it('does not take a name whose stacks are not ours', async () => {
    start({
      synthesize: async (spec, options) => {
        const { stacks, policy } = await smallStacks()(spec, options);
        return {
          policy,
          stacks: stacks.map(stack => ({ ...stack, tags: {} })),
        };
      },
    });
    const foreign = await submit(store, 'foreign');
    await until(store, foreign.id, isOver);
    const { id } = await submit(store, 'foreign', 'foreign-again');

    await expect(until(store, id, isOver)).resolves.toMatchObject({
      status: 'failed',
      failure: { reason: expect.stringContaining('is taken') },
    });
  });

  it('reports the status of the stacks as CloudFormation has it', async () => {
    expect(await stackStatus('shop-production-network')).toBe(
      'CREATE_COMPLETE',
    );
  });
});
