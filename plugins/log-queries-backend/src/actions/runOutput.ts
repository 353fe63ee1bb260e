import type { Run, RunRow } from '@quarterdeck/plugin-log-queries-common';
import type { RunRecord } from '../runs/record';
import type { RunStore } from '../runs/RunStore';

/** What a program is told of a run, with some of its rows. */
export interface RunOutput {
  runId: string;
  status: string;
  queryString: string;
  range: { from: string; to: string };
  rowCount: number;
  columns: string[];
  rows: RunRow[];
  bytesScanned: number;
  costUsd: number;
  problem?: string;
}

export async function toOutput(
  run: Run,
  record: RunRecord,
  store: RunStore,
  from: number,
  limit: number,
): Promise<RunOutput> {
  const rows: RunRow[] = [];
  for await (const chunk of store.rows(record, from)) {
    rows.push(...chunk.slice(0, limit - rows.length));
    if (rows.length >= limit) break;
  }
  return {
    runId: run.id,
    status: run.status,
    queryString: run.queryString,
    range: run.range,
    rowCount: run.rowCount,
    columns: record.columns,
    rows: rows.map(({ '@ptr': _, ...row }) => row),
    bytesScanned: run.statistics.bytesScanned,
    costUsd: run.costUsd,
    problem: run.problem?.message,
  };
}
