import type { DatabasePrice } from './Prices';

/** A standby doubles the price, but for AWS's rounding. */
export const perHour = (
  single: number,
  standby = 2 * single,
): DatabasePrice => ({ single, standby });

/** Each size of a family costs twice as much as the one before. */
export const estimated = (single: number): DatabasePrice => ({
  ...perHour(single),
  estimated: true,
});
