import type { Resource } from '../Resource';
import type { DbInstanceShape } from '../resources/rds';

const DAY_MS = 86_400_000;
const USED_AT_FIRST = 0.18;
const GROWS_BY = 0.14;
const GROWS_FOR_DAYS = 30;

/**
 * The share of its storage that a database uses on an ordinary day. The data
 * grow for weeks, until old rows are thrown away as fast.
 *
 * @param at - epoch milliseconds
 */
export function usedShareAt(
  { createdAt }: Resource<DbInstanceShape>,
  at: number,
): number {
  const days = Math.max(0, (at - createdAt.getTime()) / DAY_MS);
  return USED_AT_FIRST + GROWS_BY * (1 - Math.exp(-days / GROWS_FOR_DAYS));
}
