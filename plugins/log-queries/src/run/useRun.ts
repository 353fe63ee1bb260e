import { useApi } from '@backstage/core-plugin-api';
import { isFinished, type Run } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';
import { mayPass } from '../api/errorPosition';
import { type LogQueriesApi, logQueriesApiRef } from '../api/LogQueriesApi';
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

/**
 * Follows a run until its end, rows included.
 *
 * @param known - what is known of it already, to show it at once
 */
export function useRun(runId: string | undefined, known?: Run): FollowedRun {
  const api = useApi(logQueriesApiRef);
  const [state, setState] = useState<FollowedRun & { runId?: string }>({
    result: NO_ROWS,
  });

  useEffect(() => {
    if (!runId) return undefined;
    const controller = new AbortController();
    follow(api, runId, controller.signal, change =>
      setState(before => ({
        ...(before.runId === runId ? before : { result: NO_ROWS }),
        runId,
        ...change,
      })),
    );
    return () => controller.abort();
  }, [api, runId]);

  const followed: FollowedRun =
    state.runId === runId ? state : { result: NO_ROWS };
  if (!followed.run && known && known.id === runId) {
    return { ...followed, run: known };
  }
  return followed;
}

async function follow(
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
