import type { EnvironmentSpec } from '../../spec';
import type { Prices } from '../prices';
import type { CostLine, MonthlyUsage } from '../types';

/** As AWS reckons a month in its own calculator. */
export const HOURS_PER_MONTH = 730;

/** All that a line is reckoned from. */
export interface Basis {
  spec: EnvironmentSpec;
  usage: MonthlyUsage;
  prices: Prices;
}

/** A line of the bill; undefined where a specification has nothing of it. */
export type Reckon = (basis: Basis) => CostLine | undefined;

export function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}

/** `1 task`, `2 tasks`, `2,000,000 requests`. */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`;
}
