import { isFinished, type Run } from '@quarterdeck/plugin-log-queries-common';
import { mayPass } from '../api/errors';
import type { LogQueriesApi } from '../api/LogQueriesApi';
import { addRows, type ArrivedRows, NO_ROWS } from './RunRowsBuffer';

const FIRST_INTERVAL_MS = 200;
const LONGEST_INTERVAL_MS = 1_000;
const RETRY_INTERVAL_MS = 3_000;

/** A run as far as it is known here. */
export interface FollowedRun {
  run?: Run;
  result: ArrivedRows;
  /** Why it cannot be followed just now. */
  error?: Error;
}

/** Follows one run until its end, or until nobody wants to know any more. */
export async function followRun(
  api: LogQueriesApi,
  runId: string,
  signal: AbortSignal,
  tell: (change: Partial<FollowedRun>) => void,
): Promise<void> {
  let result = NO_ROWS;
  let intervalMs = FIRST_INTERVAL_MS;
  while (!signal.aborted) {
    try {
      const run = await api.getRun(runId, signal);
      do {
        const known = {
          after: result.rows.length,
          generation: result.generation,
        };
        result = addRows(result, await api.getRows(runId, known, signal));
      } while (!result.isCaughtUp);
      if (signal.aborted) return;
      tell({ run, result, error: undefined });
      if (isFinished(run.status)) return;
      await pause(intervalMs);
      intervalMs = Math.min(LONGEST_INTERVAL_MS, intervalMs * 1.4);
    } catch (error) {
      if (signal.aborted) return;
      tell({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      if (!mayPass(error)) return;
      await pause(RETRY_INTERVAL_MS);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
