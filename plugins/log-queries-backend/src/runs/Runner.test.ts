import { MalformedQueryException } from '@aws-sdk/client-cloudwatch-logs';
import { mockServices } from '@backstage/backend-test-utils';
import type { RunRow, RunStatus } from '@quarterdeck/plugin-log-queries-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import type { Knex } from 'knex';
import path from 'node:path';
import type { QueryService, QuerySnapshot } from './QueryService';
import type { NewRun, RunRecord } from './record';
import { Runner, type RunnerOptions } from './Runner';
import { RunQueue } from './RunQueue';
import { RunStore } from './RunStore';

const ACCOUNT = '123456789012';

// A real PostgreSQL on a busy machine may stand still for seconds.
jest.setTimeout(60_000);

/** Queries that end when the test says so. */
class ScriptedQueries implements QueryService {
  readonly started: string[] = [];
  readonly stopped: string[] = [];
  startFailure?: Error;
  readFailure?: Error;
  readonly #snapshots = new Map<string, QuerySnapshot>();

  async start(run: RunRecord): Promise<string> {
    if (this.startFailure) throw this.startFailure;
    this.started.push(run.query_string);
    return `aws-${run.query_string}`;
  }

  async read(run: RunRecord, awsQueryId: string): Promise<QuerySnapshot> {
    if (this.readFailure) throw this.readFailure;
    if (awsQueryId !== `aws-${run.query_string}`) throw new Error(awsQueryId);
    return this.#snapshots.get(run.query_string) ?? snapshot('running', []);
  }

  async stop(run: RunRecord): Promise<void> {
    this.stopped.push(run.query_string);
    this.say(run.query_string, 'cancelled', []);
  }

  say(queryString: string, status: RunStatus, rows: RunRow[]) {
    this.#snapshots.set(queryString, snapshot(status, rows));
  }
}

function snapshot(status: RunStatus, rows: RunRow[]): QuerySnapshot {
  return {
    status,
    statistics: {
      recordsMatched: rows.length,
      recordsScanned: 100,
      bytesScanned: 2_000_000_000,
    },
    rows,
    columns: [...new Set(rows.flatMap(row => Object.keys(row)))],
    truncated: false,
  };
}

function unreachable(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), {
    code: 'ECONNREFUSED',
  });
}

function aRun(queryString: string, change: Partial<NewRun> = {}): NewRun {
  return {
    queryString,
    logGroupNames: ['/ecs/shop-production'],
    accountId: ACCOUNT,
    region: 'us-east-1',
    range: { from: '2026-03-01T02:00:00Z', to: '2026-03-01T03:00:00Z' },
    requestedRange: { type: 'relative', lastMinutes: 60 },
    requestedBy: 'user:default/ann',
    beyondEntity: false,
    teams: [],
    ...change,
  };
}

describe('Runner', () => {
  let knex: Knex;
  let destroy: () => Promise<void>;
  let store: RunStore;
  let queue: RunQueue;
  let queries: ScriptedQueries;
  let runners: Runner[];

  beforeAll(async () => {
    ({ knex, destroy } = await createTestDatabase());
    await knex.migrate.latest({
      directory: path.resolve(__dirname, '../../migrations'),
    });
  }, 60_000);

  afterAll(async () => {
    await destroy();
  });

  beforeEach(async () => {
    await knex('log_query_runs').delete();
    store = new RunStore(knex);
    queue = new RunQueue(knex);
    queries = new ScriptedQueries();
    runners = [];
  });

  afterEach(async () => {
    await Promise.all(runners.map(runner => runner.stop()));
  });

  function startRunner(options: Partial<RunnerOptions> = {}): Runner {
    const runner = new Runner(
      store,
      queue,
      queries,
      mockServices.logger.mock(),
      {
        concurrency: 30,
        tickMs: 20,
        follow: { pollMs: [5, 20], retryMs: [5, 20], patienceMs: 10_000 },
        ...options,
      },
    );
    runners.push(runner);
    runner.start();
    return runner;
  }

  async function submit(runner: Runner, run: NewRun): Promise<RunRecord> {
    const [record] = await runner.begin(await store.add([run]));
    return record;
  }

  async function until(
    id: string,
    holds: (run: RunRecord) => boolean,
  ): Promise<RunRecord> {
    for (let tries = 0; tries < 4_000; tries++) {
      const run = await store.get(id);
      if (holds(run)) return run;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    throw new Error(`Never: ${JSON.stringify(await store.get(id))}`);
  }

  async function rowsOf(id: string): Promise<RunRow[]> {
    const rows: RunRow[] = [];
    for await (const chunk of store.rows(await store.get(id), 0)) {
      rows.push(...chunk);
    }
    return rows;
  }

  it('stores rows while the query runs, then its end and statistics', async () => {
    const { id } = await submit(startRunner(), aRun('q'));
    queries.say('q', 'running', [{ n: '1' }, { n: '2' }]);
    const running = await until(id, run => run.row_count === 2);
    expect(running.status).toBe('running');

    queries.say('q', 'complete', [{ n: '1' }, { n: '2' }, { n: '3' }]);
    const complete = await until(id, run => run.status === 'complete');
    expect(complete).toMatchObject({
      generation: running.generation,
      row_count: 3,
      columns: ['n'],
      bytes_scanned: 2_000_000_000,
      lease_token: null,
    });
    expect(await rowsOf(id)).toEqual([{ n: '1' }, { n: '2' }, { n: '3' }]);
  });

  it('replaces rows that AWS has sorted anew', async () => {
    const { id } = await submit(startRunner(), aRun('sorted'));
    queries.say('sorted', 'running', [{ n: '1' }, { n: '2' }]);
    const before = await until(id, run => run.row_count === 2);
    queries.say('sorted', 'complete', [{ n: '9' }]);
    const after = await until(id, run => run.status === 'complete');
    expect(after.generation).toBe(before.generation + 1);
    expect(await rowsOf(id)).toEqual([{ n: '9' }]);
    expect(await knex('log_query_run_rows').where('run_id', id)).toHaveLength(
      1,
    );
  });

  it('keeps 10,000 rows in order', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => ({ n: String(n) }));
    queries.say('many', 'complete', rows);
    const { id } = await submit(startRunner(), aRun('many'));
    await until(id, run => run.status === 'complete');
    expect(await rowsOf(id)).toEqual(rows);
  });

  it('tells what AWS says to a malformed query', async () => {
    queries.startFailure = new MalformedQueryException({
      message: 'unexpected symbol',
      $metadata: {},
      queryCompileError: {
        message: 'unexpected symbol found filtr',
        location: { startCharOffset: 18, endCharOffset: 23 },
      },
    });
    const run = await submit(startRunner(), aRun('fields @message\n| filtr x'));
    expect(run).toMatchObject({
      status: 'failed',
      problem: {
        code: 'MalformedQueryException',
        message: 'unexpected symbol found filtr (line 2, column 3)',
        position: { start: 18, end: 23 },
      },
    });
  });

  it('stops the query of a cancelled run', async () => {
    const runner = startRunner();
    const { id } = await submit(runner, aRun('slow'));
    await runner.cancel(id);
    await until(id, run => run.status === 'cancelled');
    expect(queries.stopped).toEqual(['slow']);
  });

  it('cancels a run that another replica follows', async () => {
    const { id } = await submit(startRunner(), aRun('elsewhere'));
    await new Runner(store, queue, queries, mockServices.logger.mock(), {
      concurrency: 1,
    }).cancel(id);
    await until(id, run => run.status === 'cancelled');
    expect(queries.stopped).toEqual(['elsewhere']);
  });

  it('shows that AWS is out of reach, and goes on when it is back', async () => {
    const { id } = await submit(startRunner(), aRun('patient'));
    queries.readFailure = unreachable();
    const stuck = await until(id, run => run.problem !== null);
    expect(stuck).toMatchObject({
      status: 'running',
      problem: { kind: 'unreachable' },
    });
    queries.readFailure = undefined;
    queries.say('patient', 'complete', [{ n: '1' }]);
    const run = await until(id, r => r.status === 'complete');
    expect(run.problem).toBeNull();
  });

  it('fails when AWS stays out of reach', async () => {
    queries.startFailure = unreachable();
    const runner = startRunner({
      follow: { pollMs: [5, 20], retryMs: [5, 20], patienceMs: 50 },
    });
    const { id } = await submit(runner, aRun('hopeless'));
    const run = await until(id, r => r.status === 'failed');
    expect(run.problem).toMatchObject({ kind: 'unreachable' });
  });

  it('can be cancelled while AWS is out of reach', async () => {
    const runner = startRunner();
    const { id } = await submit(runner, aRun('dark'));
    queries.readFailure = unreachable();
    await until(id, run => run.problem !== null);
    await runner.cancel(id);
    const run = await until(id, each => each.status === 'cancelled');
    expect(run).toMatchObject({
      problem: {
        message: expect.stringContaining('could not be told to stop'),
      },
    });
  });

  it('goes on from the AWS query id after a restart', async () => {
    const before = startRunner();
    const { id } = await submit(before, aRun('survivor'));
    queries.say('survivor', 'running', [{ n: '1' }]);
    await until(id, run => run.row_count === 1);
    await before.stop();
    expect(await store.get(id)).toMatchObject({
      status: 'running',
      lease_token: null,
    });

    queries.say('survivor', 'complete', [{ n: '1' }, { n: '2' }]);
    startRunner();
    await until(id, run => run.status === 'complete');
    expect(queries.started).toEqual(['survivor']);
    expect(await rowsOf(id)).toEqual([{ n: '1' }, { n: '2' }]);
  });

  it('takes over from a replica that died, and refuses what it still writes', async () => {
    const [record] = await store.add([aRun('orphan')]);
    const dead = await queue.claimNext(
      { accountId: ACCOUNT, region: 'us-east-1' },
      30,
    );
    expect(dead?.id).toBe(record.id);
    await knex('log_query_runs').update({
      lease_until: knex.raw("now() - interval '1 second'"),
    });
    queries.say('orphan', 'complete', [{ n: '1' }]);
    startRunner();
    await until(record.id, run => run.status === 'complete');
    expect(dead && (await store.update(dead, { status: 'failed' }))).toBe(
      undefined,
    );
  });

  it('keeps to the limit of the account, fair between people', async () => {
    const runner = startRunner({ concurrency: 1 });
    const ann = 'user:default/ann';
    const bob = 'user:default/bob';
    await submit(runner, aRun('ann 1', { requestedBy: ann }));
    const second = await submit(runner, aRun('ann 2', { requestedBy: ann }));
    const bobs = await submit(runner, aRun('bob 1', { requestedBy: bob }));
    expect(second.status).toBe('queued');
    expect(await queue.ahead(bobs)).toBe(0);
    expect(await queue.ahead(second)).toBe(1);

    for (const queryString of ['ann 1', 'bob 1', 'ann 2']) {
      queries.say(queryString, 'complete', []);
    }
    await until(second.id, run => run.status === 'complete');
    expect(queries.started).toEqual(['ann 1', 'bob 1', 'ann 2']);
  });

  it('starts one run for one idempotency key', async () => {
    const runner = startRunner();
    const run = aRun('once', { idempotencyKey: 'a-key-of-mine' });
    const [first, again] = await Promise.all([
      submit(runner, run),
      submit(runner, run),
    ]);
    expect(again.id).toBe(first.id);
    expect(queries.started).toEqual(['once']);
  });
});
