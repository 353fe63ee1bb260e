import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  Fleet,
  HealthHistory,
  HealthReport,
  MetricsReport,
  OperationsReport,
  ServiceActionId,
  ServiceActionOffer,
  ServiceActionRequest,
  ServiceActionResult,
} from '@quarterdeck/plugin-service-health-common';

/** A stretch of time; both ends are ISO 8601. @public */
export interface HealthWindow {
  start: string;
  end: string;
}

/**
 * The health of entities, as the backend reads it.
 *
 * @public
 */
export interface ServiceHealthApi {
  /** @throws ResponseError when the backend refuses or does not answer. */
  getReport(entityRef: string, signal?: AbortSignal): Promise<HealthReport>;

  /** @throws ResponseError when the backend refuses or does not answer. */
  getMetrics(
    entityRef: string,
    window: HealthWindow,
    signal?: AbortSignal,
  ): Promise<MetricsReport>;

  /**
   * What the portal has kept: stopped tasks, service events, alarm transitions
   * and deployments.
   *
   * @throws ResponseError when the backend refuses or does not answer.
   */
  getHistory(
    entityRef: string,
    window: HealthWindow,
    signal?: AbortSignal,
  ): Promise<HealthHistory>;

  /**
   * All entities that the user may see, worst first.
   *
   * @throws ResponseError when the backend refuses or does not answer.
   */
  getFleet(signal?: AbortSignal): Promise<Fleet>;

  /**
   * What the user may do to the services and alarms of an entity.
   *
   * @throws ResponseError when the backend refuses or does not answer.
   */
  getActions(
    entityRef: string,
    signal?: AbortSignal,
  ): Promise<ServiceActionOffer[]>;

  /**
   * Does it: changes something in AWS.
   *
   * @throws ResponseError when the backend or AWS refuses, with a message that
   * says why.
   */
  takeAction(
    entityRef: string,
    id: ServiceActionId,
    request: ServiceActionRequest,
  ): Promise<ServiceActionResult>;

  /**
   * What the portal asks of AWS, for those who run it.
   *
   * @throws ResponseError when the backend refuses or does not answer.
   */
  getOperations(signal?: AbortSignal): Promise<OperationsReport>;
}

/** @public */
export const serviceHealthApiRef = createApiRef<ServiceHealthApi>().with({
  id: 'plugin.service-health',
  pluginId: 'service-health',
});
