import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** One year: longer ranges are a mistake, and an expensive one. */
const MAX_RELATIVE_MINUTES = 366 * 24 * 60;

/**
 * The minutes a query looks at, as a person says it.
 *
 * @public
 */
export const queryRangeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('relative'),
    lastMinutes: z.int().min(1).max(MAX_RELATIVE_MINUTES),
  }),
  z.strictObject({
    type: z.literal('absolute'),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
  }),
]);

/** @public */
export type QueryRange = z.infer<typeof queryRangeSchema>;

/**
 * A range that means the same tomorrow: ISO 8601 with offset, both ends
 * included, to the second as AWS takes it.
 *
 * @public
 */
export interface AbsoluteRange {
  from: string;
  to: string;
}

/**
 * Fixes a range in time.
 *
 * @param now - what a relative range counts back from
 * @throws InputError when the range ends before it begins
 * @public
 */
export function resolveRange(range: QueryRange, now: Date): AbsoluteRange {
  const to = range.type === 'absolute' ? new Date(range.to) : now;
  const from =
    range.type === 'absolute'
      ? new Date(range.from)
      : new Date(now.getTime() - range.lastMinutes * 60_000);
  if (from >= to) {
    throw new InputError(
      `The range ends (${to.toISOString()}) before it begins (${from.toISOString()})`,
    );
  }
  return { from: wholeSecond(from), to: wholeSecond(to) };
}

function wholeSecond(date: Date): string {
  return new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
}
