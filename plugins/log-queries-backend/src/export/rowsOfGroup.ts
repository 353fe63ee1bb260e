import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import type { RunRecord } from '../runs/record';
import type { RunStore } from '../runs/RunStore';

const ENVIRONMENT = 'environment';

/** The rows of several runs one after the other, each with its environment. */
export function rowsOfGroup(
  records: readonly RunRecord[],
  store: RunStore,
): { columns: string[]; chunks: AsyncGenerator<RunRow[]> } {
  const columns = new Set([
    ENVIRONMENT,
    ...records.flatMap(record => record.columns),
  ]);
  return { columns: [...columns], chunks: chunksOf(records, store) };
}

async function* chunksOf(
  records: readonly RunRecord[],
  store: RunStore,
): AsyncGenerator<RunRow[]> {
  for (const record of records) {
    for await (const rows of store.rows(record, 0)) {
      yield rows.map(row => ({
        ...row,
        [ENVIRONMENT]: record.environment ?? '',
      }));
    }
  }
}
