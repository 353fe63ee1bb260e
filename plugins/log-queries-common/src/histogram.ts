import { z } from 'zod';

/** `GET /runs/:id/histogram`. @public */
export const readHistogramSchema = z.object({
  bars: z.coerce.number().int().min(1).max(500).default(60),
});

/**
 * How many of a run's stored rows fall into each part of its range, by
 * `@timestamp`, or by the column that `bin()` has made.
 *
 * @public
 */
export interface RunHistogram {
  /** Seconds that each bar covers; the last one may reach beyond the range. */
  barSeconds: number;
  /** ISO 8601: the beginning of each bar. */
  bars: { from: string; count: number }[];
  /** Rows without a time are in no bar. */
  withoutTime: number;
  /** AWS had more rows than the portal keeps: the bars are not all of them. */
  truncated: boolean;
}
