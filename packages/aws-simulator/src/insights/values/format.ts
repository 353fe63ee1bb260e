import { toText, type Value } from './Value';

/** `2026-11-22 10:16:39.000`, in UTC, as results show a timestamp. */
export function formatTimestamp(epochMilliseconds: number): string {
  return new Date(epochMilliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '');
}

/** Numbers are shown with at most four decimal places. */
export function formatValue(value: Value): string | undefined {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      return undefined;
    }
    return String(Number.isInteger(value) ? value : Number(value.toFixed(4)));
  }
  return toText(value);
}
