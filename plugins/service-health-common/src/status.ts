import { z } from 'zod';

/**
 * How a target is, worst first: the order in which a fleet is shown.
 *
 * `unknown` stands between the bad and the good: what cannot be read hides
 * neither a known trouble, nor is it ever taken for well.
 *
 * @public
 */
export const STATUSES = ['critical', 'degraded', 'unknown', 'healthy'] as const;

/** @public */
export const statusSchema = z
  .enum(STATUSES)
  .describe('How something is; worst first');

/** @public */
export type Status = z.output<typeof statusSchema>;
/** The word for a status, as people read it. @public */
export const STATUS_LABELS: Record<Status, string> = {
  critical: 'Critical',
  degraded: 'Degraded',
  unknown: 'Unknown',
  healthy: 'Healthy',
};

/** Sorts worst first. @public */
export function compareStatus(left: Status, right: Status): number {
  return STATUSES.indexOf(left) - STATUSES.indexOf(right);
}

/**
 * The worst of several statuses; `unknown` where there is none to judge by.
 *
 * @public
 */
export function worstStatus(statuses: Iterable<Status>): Status {
  const [worst = 'unknown'] = [...statuses].sort(compareStatus);
  return worst;
}
