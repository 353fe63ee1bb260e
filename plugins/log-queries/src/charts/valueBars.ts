import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { isNumber } from './isNumber';

const MOST_BARS = 20;

/** One value of a result, and what it is the value of. */
export interface ValueBar {
  name: string;
  /** Missing where there was one before, and is none now. */
  value?: number;
  /** The same in another result. */
  before?: number;
}

/**
 * The first number of a `stats` without time, by whatever it is grouped by.
 *
 * @returns nothing for log records, nor where a number is negative
 */
export function valueBars(
  rows: readonly RunRow[],
  columns: readonly string[],
): { label: string; bars: ValueBar[]; hidden: number } | undefined {
  if (columns.includes('@message') || columns.includes('@timestamp')) {
    return undefined;
  }
  const numbers = columns.filter(name =>
    rows.every(row => isNumber(row[name])),
  );
  const groups = columns.filter(name => !numbers.includes(name));
  const [number] = numbers;
  if (number === undefined || groups.length === 0) return undefined;
  const bars = rows.map(row => ({
    name: groups.map(group => row[group] ?? '–').join(' · '),
    value: Number(row[number]),
  }));
  if (bars.some(({ value }) => value < 0)) return undefined;
  return {
    label: `${number} by ${groups.join(', ')}`,
    bars: bars.slice(0, MOST_BARS),
    hidden: Math.max(0, bars.length - MOST_BARS),
  };
}
