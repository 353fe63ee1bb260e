import type { Located, Outcome, Source } from '../sources/source';
import { ReadingStore } from './ReadingStore';

const MINUTE_MS = 60_000;

function target(name: string, change: Partial<Located> = {}): Located {
  return { arn: name, accountId: '1', region: 'us-east-1', ...change };
}

/** A source under the test's control, and a clock. */
function setUp(timeoutSeconds = 5) {
  const clock = { now: Date.parse('2026-11-22T09:00:00Z') };
  const calls: string[][] = [];
  let answer: (arn: string) => Outcome<string> | Promise<never> = arn => ({
    value: `${arn}!`,
  });
  const source: Source<Located, string> = {
    name: 'test',
    async read(_scope, targets) {
      calls.push(targets.map(({ arn }) => arn));
      const pairs = await Promise.all(
        targets.map(
          async ({ arn }): Promise<[string, Outcome<string>]> => [
            arn,
            await answer(arn),
          ],
        ),
      );
      return new Map(pairs);
    },
  };
  const store = new ReadingStore<Located, string>({
    freshSeconds: 10,
    retrySeconds: 5,
    timeoutSeconds,
    now: () => clock.now,
  });
  return {
    calls,
    pass: (ms: number) => {
      clock.now += ms;
    },
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    read: (...targets: Located[]) => store.read(source, targets),
    readWith: (
      options: Parameters<typeof store.read>[2],
      ...targets: Located[]
    ) => store.read(source, targets, options),
  };
}

const denied: Outcome<string> = {
  problem: { kind: 'access-denied', message: 'No' },
};

it('asks in one batch for each account and region', async () => {
  const { read, calls } = setUp();
  const readings = await read(
    target('a'),
    target('b', { region: 'eu-west-1' }),
    target('c'),
    target('d', { accountId: '2' }),
  );
  expect(calls).toEqual([['a', 'c'], ['b'], ['d']]);
  expect(readings.map(({ value }) => value)).toEqual(['a!', 'b!', 'c!', 'd!']);
});

it('costs AWS the same for one viewer and for many', async () => {
  const { read, calls, pass } = setUp();
  await Promise.all(Array.from({ length: 100 }, () => read(target('a'))));
  pass(9_000);
  await read(target('a'));
  expect(calls).toEqual([['a']]);
  pass(2_000);
  await Promise.all([read(target('a')), read(target('a'), target('b'))]);
  expect(calls).toEqual([['a'], ['a'], ['b']]);
});

it('shows the last good reading beside the problem, and recovers', async () => {
  const { read, answerWith, pass } = setUp();
  await read(target('a'));
  pass(MINUTE_MS);
  answerWith(() => denied);
  const goodAt = '2026-11-22T09:00:00.000Z';
  const failed = {
    target: 'a',
    problem: denied.problem,
    lastGood: { at: goodAt, value: 'a!' },
  };
  expect(await read(target('a'))).toMatchObject([
    { ...failed, at: '2026-11-22T09:01:00.000Z' },
  ]);
  pass(MINUTE_MS);
  expect(await read(target('a'))).toMatchObject([failed]);
  pass(MINUTE_MS);
  answerWith(() => ({ value: 'back' }));
  expect(await read(target('a'))).toEqual([
    { target: 'a', at: '2026-11-22T09:03:00.000Z', value: 'back' },
  ]);
});

it('tries again sooner after a failure, but not at once', async () => {
  const { read, answerWith, pass, calls } = setUp();
  answerWith(() => denied);
  await read(target('a'));
  await read(target('a'));
  expect(calls).toHaveLength(1);
  pass(6_000);
  await read(target('a'));
  expect(calls).toHaveLength(2);
});

it('makes a problem of an error, for the targets of its own account only', async () => {
  const { read, answerWith } = setUp();
  answerWith(arn => {
    if (arn === 'a')
      throw Object.assign(new Error('slow down'), {
        name: 'ThrottlingException',
      });
    return { value: 'fine' };
  });
  expect(
    await read(target('a'), target('b', { accountId: '2' })),
  ).toMatchObject([
    { problem: { kind: 'throttled', code: 'ThrottlingException' } },
    { value: 'fine' },
  ]);
});

it('waits no longer than the time limit for a source that hangs', async () => {
  const { read, answerWith } = setUp(0.05);
  answerWith(() => new Promise<never>(() => {}));
  expect(await read(target('a'))).toMatchObject([
    { problem: { kind: 'unreachable', code: 'TimeoutError' } },
  ]);
});

it('makes a problem of a target that the source forgot', async () => {
  const store = new ReadingStore<Located, string>({
    freshSeconds: 10,
    retrySeconds: 5,
    timeoutSeconds: 5,
  });
  const forgetful = { name: 'forgetful', read: async () => new Map() };
  expect(await store.read(forgetful, [target('a')])).toMatchObject([
    { target: 'a', problem: { kind: 'failed' } },
  ]);
});

it('tells apart what is asked about the same target', async () => {
  const { readWith, calls } = setUp();
  await readWith({ keySuffix: '#hour' }, target('a'));
  await readWith({ keySuffix: '#day' }, target('a'));
  await readWith({ keySuffix: '#day' }, target('a'));
  expect(calls).toHaveLength(2);
});

it('forgets what nobody looks at', async () => {
  const { read, answerWith, pass } = setUp();
  await read(target('a'));
  pass(61 * MINUTE_MS);
  await read(target('b'));
  answerWith(() => denied);
  const [reading] = await read(target('a'));
  expect(reading).not.toHaveProperty('lastGood');
});

it('costs the same for one who looks every ten seconds as for a thousand', async () => {
  const costOf = async (viewers: number) => {
    const { read, calls, pass } = setUp();
    for (let tenth = 0; tenth < 10 * viewers; tenth++) {
      await read(target('a'));
      pass(10_000 / viewers);
    }
    return calls.length;
  };
  expect(await costOf(1)).toBe(10);
  expect(await costOf(1_000)).toBe(10);
});

describe('somebody who is impatient', () => {
  it('is told that AWS has not answered, and later what it said', async () => {
    const { read, readWith, answerWith } = setUp();
    let answerNow = () => {};
    answerWith(
      arn =>
        new Promise<never>((_, reject) => {
          answerNow = () => reject(new Error(`${arn} is gone`));
        }),
    );
    expect(
      await readWith({ patienceSeconds: 0.01 }, target('a')),
    ).toMatchObject([{ problem: { message: 'AWS has not answered yet' } }]);
    const waiting = read(target('a'));
    answerNow();
    expect(await waiting).toMatchObject([{ problem: { kind: 'failed' } }]);
  });

  it('does with what was known before', async () => {
    const { pass, read, readWith, answerWith } = setUp(0.1);
    await read(target('a'));
    pass(MINUTE_MS);
    answerWith(() => new Promise<never>(() => {}));
    expect(
      await readWith({ patienceSeconds: 0.01 }, target('a')),
    ).toMatchObject([{ value: 'a!' }]);
  });
});
