import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import type { Knex } from 'knex';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

const TABLE = 'log_query_run_rows';
const ROWS_PER_CHUNK = 1_000;

/** A row of `log_query_run_rows`. */
interface ChunkRecord {
  run_id: string;
  generation: number;
  first_index: number;
  row_count: number;
  data: Buffer;
}

/** Rows ready to be written, so that no transaction waits for compression. */
export type PackedRows = Pick<
  ChunkRecord,
  'first_index' | 'row_count' | 'data'
>[];

/** Compresses rows of which the first has this index in its run. */
export async function packRows(
  rows: RunRow[],
  firstIndex: number,
): Promise<PackedRows> {
  const starts: number[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_CHUNK) {
    starts.push(start);
  }
  return Promise.all(
    starts.map(async start => {
      const part = rows.slice(start, start + ROWS_PER_CHUNK);
      return {
        first_index: firstIndex + start,
        row_count: part.length,
        data: await compress(JSON.stringify(part), { level: 3 }),
      };
    }),
  );
}

/** Stores the rows of one generation; those of earlier ones are forgotten. */
export async function writeRows(
  knex: Knex,
  runId: string,
  generation: number,
  packed: PackedRows,
): Promise<void> {
  await knex<ChunkRecord>(TABLE)
    .where('run_id', runId)
    .where('generation', '<', generation)
    .delete();
  for (const chunk of packed) {
    await knex<ChunkRecord>(TABLE).insert({
      ...chunk,
      run_id: runId,
      generation,
    });
  }
}

/**
 * The stored rows from an index on, chunk by chunk, so that a whole result
 * need not be in memory.
 */
export async function* readRows(
  knex: Knex,
  runId: string,
  generation: number,
  after: number,
): AsyncGenerator<RunRow[]> {
  let next = after;
  for (;;) {
    const chunk = await knex<ChunkRecord>(TABLE)
      .where({ run_id: runId, generation })
      .whereRaw('first_index + row_count > ?', [next])
      .orderBy('first_index')
      .first();
    if (!chunk) return;
    const rows: RunRow[] = JSON.parse(
      (await decompress(chunk.data)).toString('utf8'),
    );
    yield rows.slice(Math.max(0, next - chunk.first_index));
    next = chunk.first_index + chunk.row_count;
  }
}
