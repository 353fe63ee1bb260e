import type {
  AbsoluteRange,
  RunRow,
} from '@quarterdeck/plugin-log-queries-common';
import { DateTime } from 'luxon';
import { parseAwsTime } from './format';

const MOST_BARS = 80;

const STEPS_SECONDS = [
  1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 86_400, 604_800,
];

/** What a result looks like over time. Times in milliseconds. */
export interface TimeBars {
  /** What the height of a bar means. */
  label: string;
  stepMs: number;
  fromMs: number;
  toMs: number;
  bars: { startMs: number; value: number }[];
}

/**
 * Log records counted over time, or the first number of `stats … by bin()`.
 *
 * @returns nothing for a result that has no time, or several series
 */
export function timeBars(
  rows: RunRow[],
  columns: string[],
  range: AbsoluteRange,
): TimeBars | undefined {
  if (columns.includes('@timestamp')) return countRecords(rows, range);
  const bin = columns.find(name => /^(bin|datefloor)\(/.test(name));
  return bin ? drawBins(rows, columns, bin, range) : undefined;
}

function countRecords(rows: RunRow[], range: AbsoluteRange): TimeBars {
  const { fromMs, toMs } = bounds(range);
  const seconds = (toMs - fromMs) / 1000;
  const step =
    STEPS_SECONDS.find(candidate => seconds / candidate <= MOST_BARS) ??
    Math.ceil(seconds / MOST_BARS);
  const stepMs = step * 1000;
  const counts = new Map<number, number>();
  for (const row of rows) {
    const time = parseAwsTime(row['@timestamp'] ?? '');
    if (!time) continue;
    const startMs = Math.floor(time.toMillis() / stepMs) * stepMs;
    counts.set(startMs, (counts.get(startMs) ?? 0) + 1);
  }
  return {
    label: 'records',
    stepMs,
    fromMs,
    toMs,
    bars: [...counts].map(([startMs, value]) => ({ startMs, value })),
  };
}

function drawBins(
  rows: RunRow[],
  columns: string[],
  bin: string,
  range: AbsoluteRange,
): TimeBars | undefined {
  const label = columns.find(
    name => name !== bin && rows.some(row => isNumber(row[name])),
  );
  if (!label) return undefined;
  const bars = rows.flatMap(row => {
    const startMs = parseAwsTime(row[bin] ?? '')?.toMillis();
    return startMs === undefined || !isNumber(row[label])
      ? []
      : [{ startMs, value: Number(row[label]) }];
  });
  const starts = bars.map(bar => bar.startMs).sort((a, b) => a - b);
  if (new Set(starts).size < starts.length) return undefined;
  const gaps = starts.slice(1).map((start, index) => start - starts[index]);
  return {
    label,
    stepMs: gaps.length > 0 ? Math.min(...gaps) : 60_000,
    ...bounds(range),
    bars,
  };
}

function isNumber(value: string | undefined): boolean {
  return value !== undefined && value !== '' && Number.isFinite(Number(value));
}

function bounds(range: AbsoluteRange) {
  return {
    fromMs: DateTime.fromISO(range.from).toMillis(),
    toMs: DateTime.fromISO(range.to).toMillis(),
  };
}
