/**
 * The kinds of trouble that an environment can be in, one file each in
 * `kinds/`.
 *
 * @public
 */
export const INCIDENT_KINDS = [
  'crash-loop',
  'slow-database',
  'connections-exhausted',
  'target-5xx',
  'unhealthy-targets',
  'full-disk',
  'maintenance-pending',
  'image-cannot-be-pulled',
  'secret-cannot-be-read',
] as const;

/** @public */
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** How the containers of a crash loop may end. */
export const EXIT_CODES = [1, 137] as const;

/** @public */
export type ExitCode = (typeof EXIT_CODES)[number];

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
  /** Of a crash loop: 1 is an error of its own, 137 is killed for its memory. */
  exitCode?: ExitCode;
}
