import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import { useCallback, useMemo, useState } from 'react';

/** Rows that keep their places. */
export interface SteadyRows {
  rows: FleetRow[];
  /** How many rows would come, go or stand elsewhere by now. */
  changed: number;
  /** Takes the present order. */
  settle(): void;
}

/**
 * Keeps the order of the rows while somebody reads them: what a row says is
 * always the newest, but it stays where it is, even when it no longer belongs.
 *
 * @param rows - those to show, in their present order; memoize them
 * @param all - the whole fleet, with the newest of every row
 * @param isReading - whether to keep them in their places
 * @param view - what the user has asked for: another view is shown at once
 */
export function useSteadyRows(
  rows: FleetRow[],
  all: FleetRow[],
  isReading: boolean,
  view: unknown,
): SteadyRows {
  const [settled, setSettled] = useState({ rows, view });
  const keeps = isReading && settled.view === view;
  if (!keeps && (settled.rows !== rows || settled.view !== view)) {
    setSettled({ rows, view });
  }
  const held = useMemo(
    () => (keeps ? holdPlaces(settled.rows, rows, all) : rows),
    [keeps, settled.rows, rows, all],
  );
  return {
    rows: held,
    changed: useMemo(() => countMoved(held, rows), [held, rows]),
    settle: useCallback(() => setSettled({ rows, view }), [rows, view]),
  };
}

/** The rows in their old places; new ones at the end, gone ones left out. */
function holdPlaces(old: FleetRow[], next: FleetRow[], all: FleetRow[]) {
  const newest = new Map(all.map(row => [row.entityRef, row]));
  const known = new Set(old.map(({ entityRef }) => entityRef));
  return [
    ...old.flatMap(({ entityRef }) => newest.get(entityRef) ?? []),
    ...next.filter(({ entityRef }) => !known.has(entityRef)),
  ];
}

/** How many rows one would have to take out to make the two orders agree. */
function countMoved(shown: FleetRow[], next: FleetRow[]): number {
  if (shown === next) return 0;
  const places = new Map(next.map(({ entityRef }, i) => [entityRef, i]));
  const order = shown.flatMap(({ entityRef }) => places.get(entityRef) ?? []);
  return Math.max(shown.length, next.length) - longestAscent(order);
}

/** The length of the longest ascending subsequence. */
function longestAscent(numbers: number[]): number {
  const ends: number[] = [];
  for (const number of numbers) {
    const found = ends.findIndex(end => end >= number);
    ends[found === -1 ? ends.length : found] = number;
  }
  return ends.length;
}
