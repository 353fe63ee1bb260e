import type {
  AbsoluteRange,
  RunRow,
} from '@quarterdeck/plugin-log-queries-common';
import { awsTimeMillis } from '../time/awsTime';
import { isNumber } from './isNumber';

const MOST_BARS = 80;
const MOST_SERIES = 8;

const STEPS_SECONDS = [
  1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 86_400, 604_800,
];

/** Numbers over time under one name. */
export interface TimeSeries {
  name: string;
  /** By the beginning of their step, in milliseconds. */
  values: ReadonlyMap<number, number>;
}

/** What a result looks like over time. Times in milliseconds. */
export interface TimeBars {
  /** What the height of a bar means. */
  label: string;
  stepMs: number;
  fromMs: number;
  toMs: number;
  /**
   * Counts of groups stand on top of each other; numbers of different meaning,
   * such as a mean and a maximum, are lines.
   */
  drawnAs: 'bars' | 'lines';
  /** At least one. */
  series: readonly TimeSeries[];
  /** Series that are not drawn, since nobody could tell them apart. */
  hiddenSeries: number;
}

/**
 * Log records counted over time, or `stats … by bin()` as it is: one series
 * for each number, or for each of the other values that it is grouped by.
 *
 * @returns nothing for a result that has no time
 */
export function timeBars(
  rows: readonly RunRow[],
  columns: readonly string[],
  range: AbsoluteRange,
): TimeBars | undefined {
  if (columns.includes('@timestamp')) return countRecords(rows, range);
  const bin = columns.find(name => isTimeColumn(name, rows));
  return bin ? drawBins(rows, columns, bin, range) : undefined;
}

function isTimeColumn(name: string, rows: readonly RunRow[]): boolean {
  const example = rows.find(row => row[name])?.[name];
  return (
    !name.startsWith('@') &&
    (/^(bin|datefloor|dateceil)\(/.test(name) || rows.length > 1) &&
    awsTimeMillis(example) !== undefined
  );
}

function countRecords(rows: readonly RunRow[], range: AbsoluteRange): TimeBars {
  const bounds = boundsOf(range);
  const stepMs = stepFor(bounds.toMs - bounds.fromMs);
  const values = new Map<number, number>();
  for (const row of rows) {
    const millis = awsTimeMillis(row['@timestamp']);
    if (millis === undefined) continue;
    const startMs = Math.floor(millis / stepMs) * stepMs;
    values.set(startMs, (values.get(startMs) ?? 0) + 1);
  }
  return {
    label: 'records',
    stepMs,
    ...bounds,
    drawnAs: 'bars',
    series: [{ name: 'records', values }],
    hiddenSeries: 0,
  };
}

function stepFor(lengthMs: number): number {
  const seconds = lengthMs / 1000;
  const step =
    STEPS_SECONDS.find(candidate => seconds / candidate <= MOST_BARS) ??
    Math.ceil(seconds / MOST_BARS);
  return step * 1000;
}

function drawBins(
  rows: readonly RunRow[],
  columns: readonly string[],
  bin: string,
  range: AbsoluteRange,
): TimeBars | undefined {
  const others = columns.filter(name => name !== bin);
  const numbers = others.filter(name =>
    rows.every(row => row[name] === undefined || isNumber(row[name])),
  );
  const groups = others.filter(name => !numbers.includes(name));
  if (numbers.length === 0) return undefined;
  // Grouped by something else as well, one number is all that can be read.
  const shown = groups.length > 0 ? numbers.slice(0, 1) : numbers;

  const series = new Map<string, Map<number, number>>();
  for (const row of rows) {
    const startMs = awsTimeMillis(row[bin]);
    if (startMs === undefined) continue;
    for (const number of shown) {
      if (!isNumber(row[number])) continue;
      const name =
        groups.length > 0
          ? groups.map(group => row[group] ?? '–').join(' · ')
          : number;
      const values = series.get(name) ?? new Map<number, number>();
      values.set(startMs, Number(row[number]));
      series.set(name, values);
    }
  }
  const bySize = [...series]
    .map(([name, values]) => ({ name, values }))
    .sort((a, b) => total(b.values) - total(a.values));
  if (bySize.length === 0) return undefined;
  return {
    label: shown.join(', '),
    stepMs: smallestGap(bySize),
    ...boundsOf(range),
    drawnAs: shown.length > 1 ? 'lines' : 'bars',
    series: bySize.slice(0, MOST_SERIES),
    hiddenSeries: Math.max(0, bySize.length - MOST_SERIES),
  };
}

function smallestGap(series: readonly TimeSeries[]): number {
  const starts = [
    ...new Set(series.flatMap(({ values }) => [...values.keys()])),
  ].sort((a, b) => a - b);
  const gaps = starts.slice(1).map((start, index) => start - starts[index]);
  return gaps.length > 0 ? Math.min(...gaps) : 60_000;
}

function total(values: ReadonlyMap<number, number>): number {
  return [...values.values()].reduce((sum, value) => sum + value, 0);
}

function boundsOf(range: AbsoluteRange) {
  return { fromMs: Date.parse(range.from), toMs: Date.parse(range.to) };
}
