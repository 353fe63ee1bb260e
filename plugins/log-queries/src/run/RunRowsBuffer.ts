import type { RunRow, RunRows } from '@quarterdeck/plugin-log-queries-common';

/** The rows of a run that have arrived so far. */
export interface ArrivedRows {
  generation: number;
  rows: RunRow[];
  columns: string[];
  /** Whether these are all that there are by now. */
  isCaughtUp: boolean;
}

export const NO_ROWS: ArrivedRows = {
  generation: 0,
  rows: [],
  columns: [],
  isCaughtUp: false,
};

/** Adds what has arrived, or begins anew with it. */
export function addRows(known: ArrivedRows, arrived: RunRows): ArrivedRows {
  const rows =
    arrived.from === 0
      ? arrived.rows
      : [...known.rows.slice(0, arrived.from), ...arrived.rows];
  return {
    generation: arrived.generation,
    rows,
    columns: arrived.columns,
    // No row where some were announced: they were replaced meanwhile.
    isCaughtUp: rows.length >= arrived.rowCount || arrived.rows.length === 0,
  };
}
