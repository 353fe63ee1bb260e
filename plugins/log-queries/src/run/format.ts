import { DateTime } from 'luxon';
import { awsTimeMillis } from '../time/awsTime';

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

const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** `12,345.67` */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** A small sum of money, which for one query it mostly is. */
export function formatUsd(usd: number): string {
  if (usd > 0 && usd < 0.0001) return '< $0.0001';
  return `$${usd.toFixed(usd < 1 ? 4 : 2)}`;
}

/**
 * A value as a reader wants it: times in their own time zone.
 *
 * @param zone - an IANA name, or `local`
 */
export function formatValue(value: string, zone: string): string {
  const millis = awsTimeMillis(value);
  return millis === undefined ? value.trimEnd() : formatMillis(millis, zone);
}

/** Milliseconds since 1970 as a time of that precision. */
export function formatMillis(millis: number, zone: string): string {
  return DateTime.fromMillis(millis, { zone }).toFormat(
    'yyyy-LL-dd HH:mm:ss.SSS',
  );
}

/** A moment in the reader's time zone, to the second. */
export function formatMoment(iso: string, zone: string): string {
  return DateTime.fromISO(iso, { zone }).toFormat('yyyy-LL-dd HH:mm:ss');
}

/** `2026-03-01 02:55:20 – 03:10:20`, with the second date when it differs. */
export function formatRange(
  range: { from: string; to: string },
  zone: string,
): string {
  const from = DateTime.fromISO(range.from, { zone });
  const to = DateTime.fromISO(range.to, { zone });
  const end = to.toFormat(
    from.hasSame(to, 'day') ? 'HH:mm:ss' : 'yyyy-LL-dd HH:mm:ss',
  );
  return `${from.toFormat('yyyy-LL-dd HH:mm:ss')} – ${end}`;
}
