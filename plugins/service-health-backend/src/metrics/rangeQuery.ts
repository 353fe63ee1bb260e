import { InputError } from '@backstage/errors';
import { z } from 'zod';

const METRICS_RANGE = { longestDays: 14, defaultHours: 3 };
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const moment = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text));

/** What a request may say of its range. */
export const RANGE_QUERY = z.object({
  start: moment.describe('ISO 8601 with an offset').optional(),
  end: moment.describe('ISO 8601 with an offset; now unless told').optional(),
});

/**
 * The range of a request: `start` and `end` in ISO 8601 with an offset, by
 * default the last three hours.
 *
 * @throws InputError when it is none, or longer than 14 days.
 */
export function parseRangeQuery(
  query: unknown,
  now: Date,
  { longestDays, defaultHours } = METRICS_RANGE,
): { start: Date; end: Date } {
  const parsed = RANGE_QUERY.safeParse(query);
  if (!parsed.success) {
    throw new InputError(
      `The range makes no sense: ${z.prettifyError(parsed.error)}`,
    );
  }
  const end = parsed.data.end ?? now;
  const start =
    parsed.data.start ?? new Date(end.getTime() - defaultHours * HOUR_MS);
  const lengthMs = end.getTime() - start.getTime();
  if (lengthMs <= 0) {
    throw new InputError('The range must start before it ends');
  }
  if (lengthMs > longestDays * DAY_MS) {
    throw new InputError(`The range may be at most ${longestDays} days long`);
  }
  return { start, end };
}
