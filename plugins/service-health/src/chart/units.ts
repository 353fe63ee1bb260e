import type { MetricUnit } from '@quarterdeck/plugin-service-health-common';

const BYTES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A value with its unit, short enough for an axis: `42 %`, `9.3 GiB`, `12 ms`. */
export function formatValue(value: number, unit: MetricUnit): string {
  switch (unit) {
    case 'percent':
      return `${short(value)} %`;
    case 'bytes': {
      const power = Math.min(
        BYTES.length - 1,
        Math.max(0, Math.floor(Math.log2(Math.max(1, Math.abs(value))) / 10)),
      );
      return `${short(value / 1024 ** power)} ${BYTES[power]}`;
    }
    case 'seconds':
      return Math.abs(value) < 1
        ? `${short(value * 1_000)} ms`
        : `${short(value)} s`;
    default:
      return short(value);
  }
}

function short(value: number): string {
  return value.toLocaleString('en', {
    maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0,
  });
}

/** `per minute`, `per 5 minutes`, `per hour`. */
export function perPeriod(periodSeconds: number): string {
  const isHours = periodSeconds % 3_600 === 0;
  const count = periodSeconds / (isHours ? 3_600 : 60);
  const noun = isHours ? 'hour' : 'minute';
  return count === 1 ? `per ${noun}` : `per ${count} ${noun}s`;
}
