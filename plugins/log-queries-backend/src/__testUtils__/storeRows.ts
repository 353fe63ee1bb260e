import path from 'node:path';
import knexFactory from 'knex';
import { RunQueue } from '../runs/RunQueue';
import { RunStore } from '../runs/RunStore';

const ROUNDS = 7;
const TARGET = { accountId: '000000000000', region: 'us-east-1' };

/** Stores rows like those of an application's log and reads them back. */
export async function storeRows(url: string, count: number): Promise<void> {
  const knex = knexFactory({ client: 'pg', connection: url });
  await knex.migrate.latest({
    directory: path.resolve(__dirname, '../../migrations'),
  });
  const store = new RunStore(knex);
  const queue = new RunQueue(knex);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    await store.add([
      {
        ...TARGET,
        queryString: 'fields @timestamp, @message',
        logGroupNames: ['/ecs/shop-production'],
        beyondEntity: false,
        range: { from: '2026-03-01T02:00:00Z', to: '2026-03-01T03:00:00Z' },
        requestedRange: { type: 'relative', lastMinutes: 60 },
        requestedBy: 'user:default/bench',
        teams: [],
      },
    ]);
    const record = await queue.claimNext(TARGET, 1);
    if (!record) throw new Error('The queue gave no run');
    const added = Array.from({ length: count }, (_, index) => aRow(index));
    const startedAt = performance.now();
    const stored = await store.update(record, {
      status: 'complete',
      columns: ['@timestamp', '@message'],
      rows: { generation: 0, firstIndex: 0, added },
    });
    const storedAt = performance.now();
    if (!stored) throw new Error('The run was somebody else’s');
    let read = 0;
    for await (const rows of store.rows(stored, 0)) read += rows.length;
    if (read !== count) throw new Error(`${read} rows came back`);
    rounds.push({
      storeMs: storedAt - startedAt,
      readMs: performance.now() - storedAt,
    });
  }
  await knex.destroy();
  process.stdout.write(`${JSON.stringify(rounds)}\n`);
}

function aRow(index: number) {
  return {
    '@timestamp': new Date(1_772_330_400_000 + index * 311)
      .toISOString()
      .replace('T', ' ')
      .replace('Z', ''),
    '@message': JSON.stringify({
      level: index % 9 === 0 ? 'error' : 'info',
      message: `GET /api/orders/${(index * 7919) % 100_003}`,
      statusCode: index % 9 === 0 ? 500 : 200,
      duration: (index * 31) % 900,
      route: '/api/orders/:id',
      requestId: (index * 2_654_435_761).toString(16),
    }),
    '@ptr': Buffer.from(`pointer ${index} to the log record`).toString(
      'base64',
    ),
  };
}
