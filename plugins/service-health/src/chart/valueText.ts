import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import { DateTime } from 'luxon';
import type { HealthWindow } from '../api/ServiceHealthApi';
import { newestValue } from './summary';
import { formatValue } from './units';

const DAY_SECONDS = 86_400;

/**
 * A value and when it was, `23 % at 09:12`; without a cursor the newest, and
 * the most that it can be: `6 of 100`.
 */
export function valueText(
  series: MetricSeries,
  cursorIndex: number | undefined,
  window: HealthWindow,
): string {
  const { limit, unit, timestamps, values } = series;
  if (cursorIndex !== undefined && cursorIndex < timestamps.length) {
    const value = values[cursorIndex];
    const text =
      typeof value === 'number' ? formatValue(value, unit) : 'no data';
    return `${text} at ${timeText(timestamps[cursorIndex], window)}`;
  }
  const newest = newestValue(series);
  if (newest === undefined) return 'no data';
  return limit
    ? `${formatValue(newest, unit)} of ${formatValue(limit.value, unit)}`
    : formatValue(newest, unit);
}

function timeText(seconds: number, { start, end }: HealthWindow): string {
  const spansDays =
    (Date.parse(end) - Date.parse(start)) / 1_000 >= DAY_SECONDS;
  return DateTime.fromSeconds(seconds)
    .setLocale('en')
    .toFormat(spansDays ? 'd LLL HH:mm' : 'HH:mm');
}
