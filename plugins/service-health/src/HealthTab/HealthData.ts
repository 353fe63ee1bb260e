import type {
  HealthHistory,
  HealthReport,
  MetricsReport,
} from '@quarterdeck/plugin-service-health-common';
import type { Polled } from '../polling/usePolled';

/** All that the panels show. */
export interface HealthData {
  report: HealthReport;
  metrics: Polled<MetricsReport>;
  history: Polled<HealthHistory>;
}
