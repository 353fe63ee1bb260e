import { useApi } from '@backstage/core-plugin-api';
import type { Plan } from '@quarterdeck/plugin-environments-common';
import { environmentsApiRef } from './environmentsApiRef';
import { type Polled, usePolling } from './usePolling';

const PLANNING_INTERVAL_MS = 1_000;
/** Somebody else may decide about it, or deploy it. */
const WAITING_INTERVAL_MS = 5_000;

/**
 * Follows a plan while it is made, and what becomes of it then.
 *
 * @param version - another one asks at once, after a decision for instance
 */
export function usePlan(planId: string, version: number): Polled<Plan> {
  const api = useApi(environmentsApiRef);
  return usePolling<Plan>(
    () => api.getPlan(planId),
    planId,
    plan => {
      if (!plan || plan.status === 'planning') return PLANNING_INTERVAL_MS;
      return plan.status === 'deployed' || plan.status === 'outdated'
        ? undefined
        : WAITING_INTERVAL_MS;
    },
    version,
  );
}
