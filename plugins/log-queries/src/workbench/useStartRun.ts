import { useApi } from '@backstage/core-plugin-api';
import type {
  QueryPosition,
  Run,
  StartRunRequest,
} from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import { errorMessage, errorPosition } from '../api/errorPosition';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { newKey } from './newKey';

/** Why a run could not be started. */
export interface StartProblem {
  message: string;
  position?: QueryPosition;
}

/** Starts runs, one at a time. */
export function useStartRun(onStarted: (run: Run) => void) {
  const api = useApi(logQueriesApiRef);
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<StartProblem>();

  async function start(request: StartRunRequest): Promise<void> {
    if (isStarting) return;
    setStarting(true);
    setProblem(undefined);
    try {
      onStarted(await api.startRun({ ...request, idempotencyKey: newKey() }));
    } catch (error) {
      setProblem({
        message: errorMessage(error),
        position: error instanceof Error ? errorPosition(error) : undefined,
      });
    } finally {
      setStarting(false);
    }
  }

  return {
    start,
    isStarting,
    problem,
    forgetProblem: () => setProblem(undefined),
  };
}
