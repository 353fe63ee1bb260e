import { toNumber, type Value } from '../values/Value';
import type { Accumulator, AggregateDefinition } from './AggregateDefinition';

/** Percentiles interpolate linearly between the two nearest values. */
class Percentile implements Accumulator {
  readonly #numbers: number[] = [];

  constructor(private percent: number | undefined) {}

  add({ values: [value, percent] }: { values: readonly Value[] }): void {
    this.percent ??= toNumber(percent);
    const number = toNumber(value);
    if (number !== undefined) {
      this.#numbers.push(number);
    }
  }

  result(): Value {
    if (this.#numbers.length === 0 || this.percent === undefined) {
      return undefined;
    }
    return percentileOf(Float64Array.from(this.#numbers).sort(), this.percent);
  }
}

/** Of at least one number; interpolates between the two nearest. */
export function percentileOf(sorted: Float64Array, percent: number): number {
  const share = Math.min(100, Math.max(0, percent)) / 100;
  const position = share * (sorted.length - 1);
  const lower = sorted[Math.floor(position)];
  const upper = sorted[Math.ceil(position)];
  return lower + (upper - lower) * (position % 1);
}

const percentile: AggregateDefinition = {
  minArguments: 2,
  maxArguments: 2,
  start: () => new Percentile(undefined),
};

export const percentileAggregates: Readonly<
  Record<string, AggregateDefinition>
> = {
  pct: percentile,
  percentile,
  median: {
    minArguments: 1,
    maxArguments: 1,
    start: () => new Percentile(50),
  },
};
