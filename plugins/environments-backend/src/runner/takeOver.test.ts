import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabase } from '@quarterdeck/test-support';
import knexFactory, { type Knex } from 'knex';
import { DeploymentStore } from '../store/DeploymentStore';
import { type AwsWorld, startAwsWorld } from '../__testUtils__/awsWorld';
import {
  isOver,
  migrate,
  startReplica,
  submit,
  until,
} from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';

jest.setTimeout(180_000);

const LEASE_SECONDS = 1;
const synthesize = smallStacks({ logGroupsPerStack: 8 });

describe('a holder that is frozen for longer than its lease', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let frozenKnex: Knex;
  let world: AwsWorld;
  const replicas: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    [database, world] = await Promise.all([
      createTestDatabase(),
      // There is time enough to freeze who has begun.
      startAwsWorld({ speed: 1 }),
    ]);
    await migrate(database.knex);
    // One connection: whoever has it keeps the replica from doing anything.
    frozenKnex = knexFactory({
      ...database.knex.client.config,
      pool: { min: 0, max: 1 },
    });
  });

  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.stop()));
    await frozenKnex?.destroy();
    await world?.stop();
    await database?.destroy();
  });

  const start = (knex: Knex, logger = mockServices.logger.mock()) => {
    const replica = startReplica({
      knex,
      logger,
      world,
      synthesize,
      leaseSeconds: LEASE_SECONDS,
    });
    replicas.push(replica);
    return replica;
  };

  const control = (what: string, body?: object) =>
    fetch(
      `${world.config.getString(
        'quarterdeck.aws.endpoint',
      )}/_simulator/${what}`,
      body && { method: 'POST', body: JSON.stringify(body) },
    );

  const changeSpeed = async (speed: number) =>
    expect((await control('speed', { speed })).status).toBe(200);

  const changesAskedFor = async () => {
    const response = await control('requests');
    const { operations } = (await response.json()) as {
      operations: Record<string, number>;
    };
    return Object.fromEntries(
      Object.entries(operations).filter(
        ([name]) => !/:(Describe|Get|List)/.test(name),
      ),
    );
  };

  /** Until it has found out that it is not the holder any more. */
  const awakened = async ({
    info,
  }: {
    info: { mock: { calls: unknown[][] } };
  }) => {
    const deadline = Date.now() + 60_000;
    const hasNoticed = () =>
      info.mock.calls.some(([message]) =>
        /no longer ours/.test(String(message)),
      );
    while (!hasNoticed() && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  };

  it('wakes up to call nothing and write nothing', async () => {
    const store = new DeploymentStore(database.knex);
    const logger = mockServices.logger.mock();
    const frozen = start(frozenKnex, logger);
    const { id } = await submit(store, 'frozen');
    await until(store, id, ({ stacks }) =>
      stacks.some(stack => stack.completed > 0),
    );

    const connection = await frozenKnex.client.acquireConnection();
    await changeSpeed(20);
    start(database.knex);
    const deployment = await until(store, id, isOver);
    expect(deployment.status).toBe('succeeded');
    const asked = await changesAskedFor();
    const { events } = await store.update(id, 0);
    await frozenKnex.client.releaseConnection(connection);
    await awakened(logger);
    await frozen.stop();

    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('is no longer ours'),
    );
    expect(asked['cloudformation:ExecuteChangeSet']).toBe(
      deployment.stacks.length,
    );
    expect(await changesAskedFor()).toEqual(asked);
    expect(await store.update(id, 0)).toEqual({ deployment, events });
    expect(frozen.deployed).toEqual([]);
  });
});
