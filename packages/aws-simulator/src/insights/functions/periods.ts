import type { DurationUnit } from '@quarterdeck/insights-language';

export interface Period {
  readonly amount: number;
  readonly unit: DurationUnit;
}

const FIXED_MILLISECONDS: Partial<Record<DurationUnit, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const MONTHS: Partial<Record<DurationUnit, number>> = { mo: 1, q: 3, y: 12 };

const DAYS_PER_MONTH = 30;

/** How long a period is; months are taken as 30 days. */
export function periodMilliseconds({ amount, unit }: Period): number {
  const days = DAYS_PER_MONTH * (MONTHS[unit] ?? 1);
  return amount * (FIXED_MILLISECONDS[unit] ?? days * 86_400_000);
}

/** `5m`, the form in which periods are handed to functions. */
export function formatPeriod({ amount, unit }: Period): string {
  return `${amount}${unit}`;
}

const parsedPeriods = new Map<string, Period | undefined>();

/** Reads `5m`; the few texts of a query are read once, not for every row. */
export function parsePeriod(text = ''): Period | undefined {
  if (!parsedPeriods.has(text)) {
    if (parsedPeriods.size > 1000) {
      parsedPeriods.clear();
    }
    parsedPeriods.set(text, readPeriod(text));
  }
  return parsedPeriods.get(text);
}

function readPeriod(text: string): Period | undefined {
  const [, amount, unit] = /^([\d.]+)([a-z]+)$/.exec(text) ?? [];
  if (!unit || (!(unit in FIXED_MILLISECONDS) && !(unit in MONTHS))) {
    return undefined;
  }
  return { amount: Number(amount), unit: unit as DurationUnit };
}

/** The beginning of the period that a time is in, epoch milliseconds, UTC. */
export function floorToPeriod(time: number, period: Period): number {
  const fixed = FIXED_MILLISECONDS[period.unit];
  if (fixed !== undefined) {
    const length = Math.max(1, Math.round(fixed * period.amount));
    return Math.floor(time / length) * length;
  }
  return startOfMonth(monthPeriodOf(time, period) * monthsIn(period));
}

/** The end of the period that a time is in; a beginning is its own. */
export function ceilToPeriod(time: number, period: Period): number {
  const floor = floorToPeriod(time, period);
  if (floor === time) {
    return floor;
  }
  const fixed = FIXED_MILLISECONDS[period.unit];
  return fixed !== undefined
    ? floor + Math.max(1, Math.round(fixed * period.amount))
    : startOfMonth((monthPeriodOf(time, period) + 1) * monthsIn(period));
}

function monthsIn({ amount, unit }: Period): number {
  return Math.max(1, Math.round(amount * (MONTHS[unit] ?? 1)));
}

/** Which of the periods since the year 0 a time is in. */
function monthPeriodOf(time: number, period: Period): number {
  const date = new Date(time);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Math.floor(month / monthsIn(period));
}

function startOfMonth(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date.getTime();
}
