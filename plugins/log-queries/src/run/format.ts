import { DateTime } from 'luxon';

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes with the decimal units in which AWS bills: `1.2 GB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(
    BYTE_UNITS.length - 1,
    bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3),
  );
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${BYTE_UNITS[power]}`;
}

const COUNT = new Intl.NumberFormat('en-US');

/** `12,345` */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** A small sum of money, which for one query it mostly is. */
export function formatUsd(usd: number): string {
  if (usd > 0 && usd < 0.0001) return '< $0.0001';
  return `$${usd.toFixed(usd < 1 ? 4 : 2)}`;
}

/** AWS writes times in UTC as `2026-03-01 02:55:20.000`. */
const AWS_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/;

/** The moment that a value of a row says, if it says one. */
export function parseAwsTime(value: string): DateTime | undefined {
  if (!AWS_TIME.test(value)) return undefined;
  const time = DateTime.fromSQL(value, { zone: 'utc' });
  return time.isValid ? time.toLocal() : undefined;
}

/** A value as a reader wants it: times in their own time zone. */
export function formatValue(value: string): string {
  return (
    parseAwsTime(value)?.toFormat('yyyy-LL-dd HH:mm:ss.SSS') ?? value.trimEnd()
  );
}

/** A moment in the reader's time zone, to the second. */
export function formatMoment(iso: string): string {
  return DateTime.fromISO(iso).toFormat('yyyy-LL-dd HH:mm:ss');
}

/** `2026-03-01 02:55:20 – 03:10:20`, with the second date when it differs. */
export function formatRange(range: { from: string; to: string }): string {
  const from = DateTime.fromISO(range.from);
  const to = DateTime.fromISO(range.to);
  const end = to.toFormat(
    from.hasSame(to, 'day') ? 'HH:mm:ss' : 'yyyy-LL-dd HH:mm:ss',
  );
  return `${from.toFormat('yyyy-LL-dd HH:mm:ss')} – ${end}`;
}
