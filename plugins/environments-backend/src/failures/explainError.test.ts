import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  type BrittleDatabase,
  startBrittleDatabase,
} from '../__testUtils__/brittleDatabase';
import { Control } from '../__testUtils__/faults/control';
import { ACCOUNT_ID, startAwsWorld } from '../__testUtils__/awsWorld';
import { Delegations } from '../delegation/Delegations';
import { databaseIsAway, explainError } from './explainError';

jest.setTimeout(60_000);

const thrownBy = async (call: () => PromiseLike<unknown>): Promise<unknown> => {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
};

describe('whose failure it is', () => {
  let database: BrittleDatabase;

  beforeAll(async () => {
    database = await startBrittleDatabase({ connections: 1 });
  });

  afterAll(() => database?.stop());

  it("is AWS's when AWS refuses a connection", async () => {
    const gone = await startAwsWorld();
    await gone.stop();
    const error = await thrownBy(() =>
      gone.cloudFormation.send(new DescribeStacksCommand({})),
    );
    expect(explainError(error)).toEqual({
      source: 'aws',
      kind: 'unreachable',
      message: 'AWS does not answer (ECONNREFUSED)',
      remedy: expect.stringContaining('asks again by itself'),
      finalRemedy: 'Check the network path from the portal to AWS',
      isPassing: true,
    });
    expect(databaseIsAway(error)).toBe(false);
  });

  it("is AWS's when AWS refuses the call", async () => {
    const world = await startAwsWorld();
    await new Control(world).begin({
      call: 'cloudformation:DescribeStacks',
      kind: 'access-denied',
      account: ACCOUNT_ID,
      after: 0,
    });
    const error = await thrownBy(() =>
      world.cloudFormation.send(new DescribeStacksCommand({})),
    );
    await world.stop();
    expect(explainError(error)).toMatchObject({
      source: 'aws',
      kind: 'access-denied',
      isPassing: false,
    });
  });

  it("is the database's when that goes away in the midst of a query", async () => {
    await database.theirs.raw('select 1');
    const asked = thrownBy(() => database.theirs.raw('select pg_sleep(600)'));
    await database.underWay('select pg_sleep(600)');
    database.line.cut();
    const error = await asked;
    expect(explainError(error)).toMatchObject({
      source: 'database',
      message: expect.stringMatching(
        /^The portal's own database does not answer/,
      ),
      finalRemedy: expect.stringMatching(/log/),
    });
    expect(databaseIsAway(error)).toBe(true);
  });

  it("is the database's when no connection is to be had", async () => {
    database.line.cut();
    const error = await thrownBy(() => database.theirs.raw('select 1'));
    database.line.restore();
    expect(explainError(error).message).toMatch(
      /^The portal's own database does not answer/,
    );
    expect(databaseIsAway(error)).toBe(true);
  });

  it("is the database's when all connections are taken for too long", async () => {
    const held = await database.theirs.transaction();
    const error = await thrownBy(() => database.theirs.raw('select 1'));
    await held.rollback();
    expect(databaseIsAway(error)).toBe(true);
  });

  it('is nothing that passes when the database refuses what was asked', async () => {
    const error = await thrownBy(() =>
      database.theirs.raw('select no_such_thing'),
    );
    expect(explainError(error)).toMatchObject({
      source: 'database',
      message: "The portal's own database has failed (42703)",
      isPassing: false,
    });
    expect(databaseIsAway(error)).toBe(false);
  });

  it("is DNS's when that cannot be asked", async () => {
    const delegations = new Delegations({
      timeoutHours: 1,
      resolveNs: async () => {
        throw Object.assign(new Error('queryNs ECONNREFUSED shop.example'), {
          code: 'ECONNREFUSED',
        });
      },
    });
    const error = await thrownBy(() => delegations.check('shop.example', []));
    expect(explainError(error)).toMatchObject({
      source: 'dns',
      message: 'DNS cannot be asked for shop.example (ECONNREFUSED)',
      isPassing: true,
    });
  });

  it.each(['EBUSY', 'EPERM', 'EROFS'])(
    "is the portal's own when its disk refuses: %s",
    code => {
      const message = `${code}: mkdtemp 'quarterdeck-synthesis'`;
      expect(explainError(Object.assign(new Error(message), { code }))).toEqual(
        { source: 'portal', message, isPassing: false },
      );
    },
  );

  it("is the portal's own when it has made a mistake", () => {
    const error = new TypeError('steps is not iterable');
    expect(explainError(error)).toMatchObject({
      source: 'portal',
      message: 'The portal itself has made a mistake: steps is not iterable',
      remedy: expect.stringMatching(/log/),
    });
  });

  it('leaves words for people as they are', () => {
    expect(explainError(new Error('The name is taken'))).toEqual({
      source: 'portal',
      message: 'The name is taken',
      isPassing: false,
    });
  });
});
