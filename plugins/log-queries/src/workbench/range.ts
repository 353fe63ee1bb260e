import {
  type QueryRange,
  queryRangeSchema,
} from '@quarterdeck/plugin-log-queries-common';

/** The ranges that are one click away, in minutes. */
export const PRESETS: { lastMinutes: number; label: string }[] = [
  { lastMinutes: 15, label: 'Last 15 minutes' },
  { lastMinutes: 30, label: 'Last 30 minutes' },
  { lastMinutes: 60, label: 'Last hour' },
  { lastMinutes: 3 * 60, label: 'Last 3 hours' },
  { lastMinutes: 12 * 60, label: 'Last 12 hours' },
  { lastMinutes: 24 * 60, label: 'Last 24 hours' },
  { lastMinutes: 3 * 24 * 60, label: 'Last 3 days' },
  { lastMinutes: 7 * 24 * 60, label: 'Last 7 days' },
];

export const DEFAULT_RANGE: QueryRange = { type: 'relative', lastMinutes: 60 };

/** Reads `last` (minutes), or `from` and `to`, of an address. */
export function rangeFromSearch(search: URLSearchParams): QueryRange {
  const candidate = search.has('last')
    ? { type: 'relative', lastMinutes: Number(search.get('last')) }
    : {
        type: 'absolute',
        from: search.get('from'),
        to: search.get('to'),
      };
  return queryRangeSchema.safeParse(candidate).data ?? DEFAULT_RANGE;
}

/** Writes what {@link rangeFromSearch} reads. */
export function rangeToSearch(
  range: QueryRange,
  search: URLSearchParams,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const key of ['last', 'from', 'to']) next.delete(key);
  if (range.type === 'relative') {
    next.set('last', String(range.lastMinutes));
  } else {
    next.set('from', range.from);
    next.set('to', range.to);
  }
  return next;
}
