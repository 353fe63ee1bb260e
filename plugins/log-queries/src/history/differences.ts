import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { isNumber } from '../charts/isNumber';
import { awsTimeMillis } from '../time/awsTime';

/** A number of the one result and of the other. */
export interface Difference {
  name: string;
  before: number;
  now: number;
}

const MOST = 20;

/**
 * What has changed in the first number of a `stats … by` something other than
 * time, the largest change first.
 *
 * @returns nothing for log records and for what is grouped by time
 */
export function differencesOf(
  now: readonly RunRow[],
  before: readonly RunRow[],
  columns: readonly string[],
): { number: string; differences: Difference[] } | undefined {
  const rows = [...now, ...before];
  const hasTime = columns.some(name =>
    rows.some(row => awsTimeMillis(row[name]) !== undefined),
  );
  if (rows.length === 0 || hasTime || columns.includes('@message')) {
    return undefined;
  }
  const number = columns.find(name => rows.every(row => isNumber(row[name])));
  if (number === undefined) return undefined;
  const groups = columns.filter(
    name => !rows.every(row => isNumber(row[name])),
  );
  const nameOf = (row: RunRow) =>
    groups.map(group => row[group] ?? '–').join(' · ') || number;

  const byName = new Map<string, Difference>();
  for (const [side, list] of [
    ['now', now],
    ['before', before],
  ] as const) {
    for (const row of list) {
      const name = nameOf(row);
      const known = byName.get(name) ?? { name, before: 0, now: 0 };
      byName.set(name, { ...known, [side]: Number(row[number]) });
    }
  }
  const differences = [...byName.values()]
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, MOST);
  return { number, differences };
}
