/**
 * The kinds of trouble that an environment can be in.
 *
 * - `crash-loop`: a deployment whose tasks exit with code 1 soon after their
 *   start, again and again; the old tasks die of it too.
 *
 * @public
 */
export const INCIDENT_KINDS = ['crash-loop'] as const;

/** @public */
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/**
 * Trouble in one environment over a span of time. Tasks, target health, logs,
 * metrics and alarms all follow from it.
 *
 * @public
 */
export interface Incident {
  id: string;
  kind: IncidentKind;
  /** The value of the tag `quarterdeck/environment`, such as `shop-production`. */
  environment: string;
  /** The ECS service that is hit. */
  serviceArn: string;
  startedAt: Date;
  endedAt?: Date;
}
