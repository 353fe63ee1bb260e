import { useApi } from '@backstage/core-plugin-api';
import type { EstimateResponse } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import type { WantedRun } from './useStartRun';

/** Nobody wants AWS to be asked at every letter that they type. */
const DELAY_MS = 700;

/**
 * What a run would cost, some time after it has been described.
 *
 * @param wanted - undefined while something is missing
 */
export function useEstimate(
  wanted: WantedRun | undefined,
): EstimateResponse | undefined {
  const api = useApi(logQueriesApiRef);
  const [state, setState] = useState<{ of: string; value: EstimateResponse }>();
  const key = wanted ? JSON.stringify(wanted) : '';

  useEffect(() => {
    if (!key) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      const described = JSON.parse(key) as WantedRun;
      const asked =
        described.kind === 'one'
          ? api.estimate(described.request, signal)
          : api.estimateGroup(described.request, signal);
      asked.then(
        value => setState({ of: key, value }),
        // Running it says what is wrong; an estimate is no place for errors.
        () => signal.aborted || setState(undefined),
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, key]);

  return state?.of === key ? state.value : undefined;
}
