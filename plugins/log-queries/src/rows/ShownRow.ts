import type { RunRow } from '@quarterdeck/plugin-log-queries-common';

/** The column that tells the runs of a group apart. */
export const ENVIRONMENT_COLUMN = 'environment';

/** A row of a result, and the run that found it. */
export interface ShownRow {
  values: RunRow;
  runId: string;
}
