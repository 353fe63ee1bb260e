import {
  ACCOUNT_ID,
  type AwsWorld,
  startAwsWorld,
} from '../__testUtils__/awsWorld';
import {
  type BrittleDatabase,
  connectionRefused,
  startBrittleDatabase,
} from '../__testUtils__/brittleDatabase';
import { Control } from '../__testUtils__/faults/control';
import {
  isOver,
  migrate,
  startReplica,
  submit,
  until,
} from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';
import { DeploymentStore } from '../store/DeploymentStore';

jest.setTimeout(180_000);

describe('a deployment whose holder loses its database', () => {
  let database: BrittleDatabase;
  let world: AwsWorld;
  let replica: ReturnType<typeof startReplica>;

  beforeAll(async () => {
    [database, world] = await Promise.all([
      startBrittleDatabase({ connections: 5 }),
      startAwsWorld(),
    ]);
    await migrate(database.knex);
    replica = startReplica({
      knex: database.theirs,
      world,
      synthesize: smallStacks(),
    });
  });

  afterAll(async () => {
    await replica?.stop();
    await world?.stop();
    await database?.stop();
  });

  it('is taken up again, and fails for nothing that AWS would have done', async () => {
    const store = new DeploymentStore(database.knex);
    const end = await new Control(world).begin({
      call: 'cloudformation:DescribeStacks',
      kind: 'throttle',
      account: ACCOUNT_ID,
      after: 0,
      isLasting: true,
    });
    const { id } = await submit(store, 'shop');
    await until(store, id, ({ problem }) => problem !== undefined);
    database.line.cut();
    await end();
    // Long enough to find that it can write nothing down.
    await new Promise(resolve => setTimeout(resolve, 3_000));
    database.line.restore();
    const ended = await until(store, id, isOver);
    expect(ended.failure).toBeUndefined();
    expect(ended.status).toBe('succeeded');
  });

  it('is taken up again, however short that is', async () => {
    const store = new DeploymentStore(database.knex);
    const [first] = await store.list({ limit: 1 });
    const read = jest
      .spyOn(DeploymentStore.prototype, 'stepsOf')
      .mockRejectedValueOnce(connectionRefused());
    const { environmentId, accountId, region, spec, requestedBy } = first;
    const { id } = await store.submit({
      environmentId,
      accountId,
      region,
      spec,
      requestedBy,
      requestId: 'again',
      retryOf: first.id,
    });
    const ended = await until(store, id, isOver);
    // A turn that is lost for another reason reads once more.
    expect(read.mock.calls.length).toBeGreaterThanOrEqual(2);
    expect(ended.failure).toBeUndefined();
    expect(ended.status).toBe('succeeded');
  });
});
