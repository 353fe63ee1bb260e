import path from 'node:path';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import {
  type ChildServer,
  createTestDatabase,
  startChildServer,
  startSimulator,
} from '@quarterdeck/test-support';

const ACCOUNT = '123456789012';

// Real processes on a busy machine.
jest.setTimeout(180_000);

describe('replicas', () => {
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let replicas: ChildServer[];

  beforeAll(async () => {
    [simulator, database] = await Promise.all([
      // At this pace a query takes two to four seconds.
      startSimulator({ environments: 'demo', speed: 1 }),
      createTestDatabase(),
    ]);
    // knex cannot do that from two replicas at once.
    await database.knex.migrate.latest({
      directory: path.resolve(__dirname, '../migrations'),
    });
  });

  afterAll(async () => {
    await simulator?.stop();
    await database?.destroy();
  });

  beforeEach(async () => {
    replicas = [];
    await fetch(`${simulator.url}/_simulator/requests`, { method: 'DELETE' });
  });

  afterEach(async () => {
    await Promise.all(replicas.map(replica => replica.stop()));
  });

  async function startReplica(logQueries: object = {}): Promise<ChildServer> {
    const replica = await startChildServer(
      path.resolve(__dirname, '__testUtils__/replica.js'),
      [],
      {
        REPLICA: JSON.stringify({
          databaseUrl: database.url,
          awsEndpoint: simulator.url,
          accountId: ACCOUNT,
          logQueries,
        }),
      },
    );
    replicas.push(replica);
    return replica;
  }

  async function call<T>(
    replica: ChildServer,
    route: string,
    body?: object,
  ): Promise<T> {
    const response = await fetch(`${replica.url}/api/log-queries${route}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  function start(replica: ChildServer, text: string): Promise<Run> {
    return call(replica, '/runs', {
      accountId: ACCOUNT,
      region: 'us-east-1',
      queryString: `fields @message # ${text}\n| limit 5`,
      logGroupNames: ['/ecs/shop-production'],
      range: { type: 'relative', lastMinutes: 5 },
    });
  }

  async function until(
    replica: ChildServer,
    id: string,
    holds: (run: Run) => boolean,
  ): Promise<Run> {
    const endMs = Date.now() + 90_000;
    let run = await call<Run>(replica, `/runs/${id}`);
    while (!holds(run)) {
      if (Date.now() > endMs) throw new Error(`Never: ${JSON.stringify(run)}`);
      await new Promise(resolve => setTimeout(resolve, 100));
      run = await call<Run>(replica, `/runs/${id}`);
    }
    return run;
  }

  /**
   * Begins runs that go on for longer than usual: some are to be under way, or
   * to wait for them, until all have begun.
   */
  async function slowly<T>(begin: () => Promise<T>): Promise<T> {
    await changeSpeed(0.2);
    try {
      return await begin();
    } finally {
      await changeSpeed(1);
    }
  }

  async function changeSpeed(speed: number) {
    const { status } = await fetch(`${simulator.url}/_simulator/speed`, {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
    expect(status).toBe(200);
  }

  /** How often AWS was asked for an operation. */
  async function asked(operation: string): Promise<number> {
    const response = await fetch(`${simulator.url}/_simulator/requests`);
    const { operations } = await response.json();
    return operations[`logs:${operation}`] ?? 0;
  }

  it('goes on with the runs of one that was killed, from their AWS query ids', async () => {
    const [doomed, survivor] = await Promise.all([
      startReplica(),
      startReplica(),
    ]);
    const runs = await Promise.all(
      ['one', 'two', 'three'].map(text => start(doomed, text)),
    );
    expect(runs.map(run => run.status)).toEqual(Array(3).fill('running'));
    await doomed.kill();

    const ends = await Promise.all(
      runs.map(({ id }) =>
        until(survivor, id, run => run.finishedAt !== undefined),
      ),
    );
    expect(ends.map(run => [run.status, run.rowCount])).toEqual(
      Array(3).fill(['complete', 5]),
    );
    expect(await asked('StartQuery')).toBe(3);
  });

  it('goes on after a restart, with what was still waiting as well', async () => {
    const only = await startReplica({ concurrency: 1 });
    const [first, second] = await slowly(async () => [
      await start(only, 'runs'),
      await start(only, 'waits'),
    ]);
    expect([first.status, second.status]).toEqual(['running', 'queued']);
    await only.kill();

    const again = await startReplica({ concurrency: 1 });
    await until(again, second.id, run => run.status === 'complete');
    const end = await call<Run>(again, `/runs/${first.id}`);
    expect(end.status).toBe('complete');
    expect(await asked('StartQuery')).toBe(2);
  });

  it('keep to one quota together, in the order of the queue', async () => {
    const both = await Promise.all([
      startReplica({ concurrency: 2 }),
      startReplica({ concurrency: 2 }),
    ]);
    const runs: Run[] = [];
    await slowly(async () => {
      for (let index = 0; index < 6; index++) {
        runs.push(await start(both[index % 2], `number ${index}`));
      }
    });
    expect(runs.map(run => run.status)).toEqual([
      'running',
      'running',
      ...Array(4).fill('queued'),
    ]);
    expect(runs.map(run => run.ahead)).toEqual([
      undefined,
      undefined,
      0,
      1,
      2,
      3,
    ]);
    let most = 0;
    const ended = new Set<string>();
    while (ended.size < runs.length) {
      const { runs: now } = await call<{ runs: Run[] }>(both[0], '/runs');
      const mine = now.filter(({ id }) => runs.some(run => run.id === id));
      most = Math.max(
        most,
        mine.filter(run => run.status === 'running').length,
      );
      for (const run of mine) if (run.finishedAt) ended.add(run.id);
    }
    expect(most).toBe(2);
    expect(await asked('StartQuery')).toBe(6);
  });
});
