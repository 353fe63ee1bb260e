import type { DateInterval, Granularity } from '@aws-sdk/client-cost-explorer';
import { DateTime } from 'luxon';
import { AwsError } from '../../wire';

/** A span of the answer, in UTC. */
export interface Period {
  start: DateTime;
  end: DateTime;
}

/** Cost Explorer keeps the current month and the thirteen before. */
const MONTHS_KEPT = 14;

const day = (text: string | undefined) =>
  DateTime.fromISO(text ?? '', { zone: 'utc' });

/** @throws AwsError `ValidationException` for what is no time that is kept */
export function readInterval(
  { Start, End }: DateInterval = { Start: undefined, End: undefined },
  options: { now: Date; future?: boolean },
): Period {
  const [start, end] = [day(Start), day(End)];
  const now = DateTime.fromJSDate(options.now, { zone: 'utc' });
  if (!start.isValid || !end.isValid) {
    throw invalid('Invalid time period: dates are written as YYYY-MM-DD');
  }
  if (start >= end) {
    throw invalid('Start date (and hour) should be before end date (and hour)');
  }
  const oldest = now.startOf('month').minus({ months: MONTHS_KEPT - 1 });
  if (!options.future && start < oldest) {
    throw invalid(
      "You haven't enabled historical data beyond 14 months. To enable multi-year historical data, go to the Cost Management preferences page.",
    );
  }
  if (options.future && start < now.startOf('day')) {
    throw invalid(
      'Start date should be equal to or greater than the current date',
    );
  }
  return { start, end };
}

/** The days or months of a time, of which the first and last may be cut. */
export function periodsIn(
  { start, end }: Period,
  granularity: Granularity | undefined,
): Period[] {
  if (granularity !== 'DAILY' && granularity !== 'MONTHLY') {
    throw invalid(
      granularity === 'HOURLY'
        ? 'You have not enabled hourly granularity'
        : 'Granularity must be DAILY or MONTHLY',
    );
  }
  const unit = granularity === 'DAILY' ? 'day' : 'month';
  const periods: Period[] = [];
  let at = start;
  while (at < end) {
    const next = at.startOf(unit).plus({ [unit]: 1 });
    periods.push({ start: at, end: DateTime.min(next, end) });
    at = next;
  }
  return periods;
}

export const asInterval = ({ start, end }: Period) => ({
  Start: start.toFormat('yyyy-MM-dd'),
  End: end.toFormat('yyyy-MM-dd'),
});

export const invalid = (message: string) =>
  new AwsError('ValidationException', message);
