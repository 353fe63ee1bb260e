import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  Fleet,
  HealthReport,
  MetricsReport,
} from '@quarterdeck/plugin-service-health-common';

/**
 * The health of entities, as the backend reads it.
 *
 * @public
 */
export interface ServiceHealthApi {
  /** @throws ResponseError when the backend refuses or does not answer. */
  getReport(entityRef: string, signal?: AbortSignal): Promise<HealthReport>;

  /**
   * The metrics of the last `seconds`, up to now.
   *
   * @throws ResponseError when the backend refuses or does not answer.
   */
  getMetrics(
    entityRef: string,
    range: { seconds: number },
    signal?: AbortSignal,
  ): Promise<MetricsReport>;

  /**
   * All entities that the user may see, worst first.
   *
   * @throws ResponseError when the backend refuses or does not answer.
   */
  getFleet(signal?: AbortSignal): Promise<Fleet>;
}

/** @public */
export const serviceHealthApiRef = createApiRef<ServiceHealthApi>().with({
  id: 'plugin.service-health',
  pluginId: 'service-health',
});
