import type { ServiceHealthApi } from '../api/ServiceHealthApi';
import { noHistory } from './history';
import { operations } from './operations';
import { metrics, reportOf } from './reports';

/** A backend that answers well, but for what a test changes. */
export function healthApi(
  change: Partial<ServiceHealthApi> = {},
): ServiceHealthApi {
  return {
    getReport: async () => reportOf(),
    getMetrics: async () => metrics,
    getHistory: async (_, window) => noHistory(window),
    getFleet: async () => ({ at: '2026-11-22T09:20:00Z', rows: [] }),
    getActions: async () => [],
    takeAction: async () => ({ message: 'AWS has been asked.' }),
    getOperations: async () => operations,
    ...change,
  };
}
