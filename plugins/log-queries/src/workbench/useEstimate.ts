import { useApi } from '@backstage/core-plugin-api';
import type { EstimateResponse } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import type { WantedRun } from './useStartRun';
import { requestsOf } from './wantedRun';

/** Nobody wants AWS to be asked at every letter that they type. */
const DELAY_MS = 700;

/** What a run would cost, all of its places together. */
export interface WantedEstimate {
  /** Unknown where one of the log groups cannot be read. */
  bytes?: number;
  costUsd?: number;
  needsConfirmation: boolean;
  budgets: EstimateResponse['budgets']['budgets'];
  problem?: string;
}

/**
 * What a run would cost, some time after it has been described.
 *
 * @param wanted - undefined while something is missing
 */
export function useEstimate(
  wanted: WantedRun | undefined,
): WantedEstimate | undefined {
  const api = useApi(logQueriesApiRef);
  const [state, setState] = useState<{ of: string; value: WantedEstimate }>();
  const key = wanted ? JSON.stringify(wanted) : '';

  useEffect(() => {
    if (!key) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      Promise.all(
        requestsOf(JSON.parse(key) as WantedRun).map(request =>
          api.estimate(request, controller.signal),
        ),
      ).then(
        responses => setState({ of: key, value: sum(responses) }),
        // Running it says what is wrong; an estimate is no place for errors.
        () => controller.signal.aborted || setState(undefined),
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, key]);

  return state?.of === key ? state.value : undefined;
}

function sum(responses: EstimateResponse[]): WantedEstimate {
  const estimates = responses.map(({ estimate }) => estimate);
  const isKnown = estimates.every(({ bytes }) => bytes !== undefined);
  const total = (key: 'bytes' | 'costUsd') =>
    estimates.reduce((all, estimate) => all + (estimate[key] ?? 0), 0);
  const limit = responses[0]?.confirmAboveUsd;
  return {
    ...(isKnown && { bytes: total('bytes'), costUsd: total('costUsd') }),
    needsConfirmation:
      responses.some(response => response.needsConfirmation) ||
      (limit !== undefined && total('costUsd') > limit),
    budgets: responses[0]?.budgets.budgets ?? [],
    problem: estimates.find(({ problem }) => problem)?.problem?.message,
  };
}
