import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { isNumber } from '../charts/isNumber';
import { awsTimeMillis } from '../time/awsTime';

/** A number of the one result and of the other, where it has one. */
export interface Difference {
  name: string;
  before?: number;
  now?: number;
}

/** Two results of a `stats … by` beside each other. */
export interface Differences {
  /** The number that is compared. */
  number: string;
  /** All that can be. */
  numbers: readonly string[];
  /** What the numbers are of: the columns that are grouped by. */
  groups: readonly string[];
  /** The largest change first. */
  differences: readonly Difference[];
  /** How many there are besides. */
  hidden: number;
}

const MOST = 20;

/**
 * What has changed in a number of a `stats … by` something other than time.
 *
 * @param wanted - the column to compare; the first number unless told
 * @returns nothing for log records and for what is grouped by time
 */
export function differencesOf(
  now: readonly RunRow[],
  before: readonly RunRow[],
  columns: readonly string[],
  wanted?: string,
): Differences | undefined {
  const rows = [...now, ...before];
  const hasTime = columns.some(name =>
    rows.some(row => awsTimeMillis(row[name]) !== undefined),
  );
  if (rows.length === 0 || hasTime || columns.includes('@message')) {
    return undefined;
  }
  const numbers = numbersOf(rows, columns);
  const number = numbers.find(name => name === wanted) ?? numbers[0];
  if (number === undefined) return undefined;
  const groups = columns.filter(name => !numbers.includes(name));
  const nameOf = (row: RunRow) =>
    groups.map(group => row[group] ?? '–').join(' · ') || number;

  const byName = new Map<string, Difference>();
  for (const [side, list] of [
    ['now', now],
    ['before', before],
  ] as const) {
    for (const row of list) {
      const value = row[number];
      if (value === undefined) continue;
      const name = nameOf(row);
      const known = byName.get(name) ?? { name };
      byName.set(name, { ...known, [side]: Number(value) });
    }
  }
  const differences = [...byName.values()].sort(
    (a, b) => sizeOf(b) - sizeOf(a),
  );
  return {
    number,
    numbers,
    groups,
    differences: differences.slice(0, MOST),
    hidden: Math.max(0, differences.length - MOST),
  };
}

/** A group of whose records none has the number lacks it. */
function numbersOf(
  rows: readonly RunRow[],
  columns: readonly string[],
): string[] {
  return columns.filter(
    name =>
      rows.some(row => row[name] !== undefined) &&
      rows.every(row => row[name] === undefined || isNumber(row[name])),
  );
}

function sizeOf({ before = 0, now = 0 }: Difference): number {
  return Math.abs(now - before);
}
