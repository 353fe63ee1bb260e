import type { HealthHistory } from '@quarterdeck/plugin-service-health-common';
import type { HealthWindow } from '../api/ServiceHealthApi';

/** Nothing happened. */
export function noHistory(window: HealthWindow): HealthHistory {
  return {
    entityRef: 'resource:default/shop-production',
    ...window,
    keptDays: 30,
    stoppedTasks: [],
    events: [],
    databaseEvents: [],
    alarmTransitions: [],
    deployments: [],
    gaps: [],
  };
}
