import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { ENVIRONMENT_COLUMN, type ShownRow } from '../rows/ShownRow';
import type { FollowedRun } from './followRun';

/** One or several runs as one result. */
export interface ShownResult {
  runs: readonly Run[];
  rows: readonly ShownRow[];
  columns: readonly string[];
  /** Changes when rows were replaced, not only added. */
  generation: string;
  /** Why they cannot be followed just now. */
  error?: Error;
}

/**
 * Puts the rows of runs under each other, newest first where they have a
 * time, with a column that says from which environment each is.
 */
export function mergeRuns(
  parts: readonly FollowedRun[],
  isGroup: boolean,
): ShownResult {
  const runs = parts.flatMap(({ run }) => run ?? []);
  const columns = new Set(isGroup ? [ENVIRONMENT_COLUMN] : []);
  for (const { result } of parts) {
    for (const column of result.columns) columns.add(column);
  }
  const rows = parts.flatMap(({ run, result }) =>
    result.rows.map(
      (values): ShownRow => ({
        values: isGroup
          ? { [ENVIRONMENT_COLUMN]: run?.environment ?? '', ...values }
          : values,
        runId: run?.id ?? '',
      }),
    ),
  );
  return {
    runs,
    rows: isGroup ? inOrderOfTime(rows) : rows,
    columns: [...columns],
    generation: parts
      .map(({ run, result }) => `${run?.id}:${result.generation}`)
      .join(),
    error: parts.find(({ error }) => error)?.error,
  };
}

/** AWS's times sort as texts. Rows without one stay as they come. */
function inOrderOfTime(rows: ShownRow[]): ShownRow[] {
  const timeOf = ({ values }: ShownRow) => values['@timestamp'];
  if (!rows.every(timeOf)) return rows;
  const isOldestFirst =
    rows.length > 1 &&
    rows[0].runId === rows[1].runId &&
    timeOf(rows[0]) < timeOf(rows[1]);
  const sign = isOldestFirst ? 1 : -1;
  return rows.sort((a, b) => {
    const [first, second] = [timeOf(a), timeOf(b)];
    if (first === second) return 0;
    return first < second ? -sign : sign;
  });
}
