import type { DurationExpression, DurationUnit } from './ast';
import { QuerySyntaxError } from './QuerySyntaxError';
import type { Token } from './tokens';

/** The units of `bin`, `datefloor` and `dateceil` with their other names. */
const UNITS: Readonly<Record<string, DurationUnit>> = {
  ms: 'ms',
  msec: 'ms',
  millisecond: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
  mo: 'mo',
  mon: 'mo',
  month: 'mo',
  months: 'mo',
  q: 'q',
  qtr: 'q',
  quarter: 'q',
  quarters: 'q',
  y: 'y',
  yr: 'y',
  year: 'y',
  years: 'y',
};

export function isDurationUnit(word: string): boolean {
  return Object.hasOwn(UNITS, word.toLowerCase());
}

export function toDuration(token: Token): DurationExpression {
  const [, amount, unit] = /^([\d.]+)\s*([A-Za-z]+)$/.exec(token.text) ?? [];
  if (!unit || !isDurationUnit(unit)) {
    throw new QuerySyntaxError(`unknown unit of time in ${token.text}`, token);
  }
  if (Number(amount) <= 0) {
    throw new QuerySyntaxError('a period must be greater than zero', token);
  }
  return {
    kind: 'duration',
    amount: Number(amount),
    unit: UNITS[unit.toLowerCase()],
    start: token.start,
    end: token.end,
  };
}
