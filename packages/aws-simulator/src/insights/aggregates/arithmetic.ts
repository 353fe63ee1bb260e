import { isPresent, toNumber, toText, type Value } from '../values/Value';
import type { Accumulator, AggregateDefinition } from './AggregateDefinition';

class Count implements Accumulator {
  #count = 0;

  add({ values }: { values: readonly Value[] }): void {
    if (values.length === 0 || isPresent(values[0])) {
      this.#count++;
    }
  }

  result(): Value {
    return this.#count;
  }
}

class CountDistinct implements Accumulator {
  readonly #seen = new Set<string>();

  add({ values: [value] }: { values: readonly Value[] }): void {
    const text = toText(value);
    if (text !== undefined) {
      this.#seen.add(text);
    }
  }

  result(): Value {
    return this.#seen.size;
  }
}

/** Mean and variance in one pass (Welford), so that large sums stay exact. */
class Moments implements Accumulator {
  #count = 0;
  #sum = 0;
  #mean = 0;
  #squares = 0;

  constructor(
    private readonly finish: (moments: {
      count: number;
      sum: number;
      variance: number;
    }) => number,
  ) {}

  add({ values: [value] }: { values: readonly Value[] }): void {
    const number = toNumber(value);
    if (number === undefined) {
      return;
    }
    this.#count++;
    this.#sum += number;
    const delta = number - this.#mean;
    this.#mean += delta / this.#count;
    this.#squares += delta * (number - this.#mean);
  }

  result(): Value {
    return this.#count === 0
      ? undefined
      : this.finish({
          count: this.#count,
          sum: this.#sum,
          variance: this.#squares / this.#count,
        });
  }
}

const single = (start: () => Accumulator): AggregateDefinition => ({
  minArguments: 1,
  maxArguments: 1,
  start,
});

export const arithmeticAggregates: Readonly<
  Record<string, AggregateDefinition>
> = {
  count: { minArguments: 0, maxArguments: 1, start: () => new Count() },
  count_distinct: single(() => new CountDistinct()),
  sum: single(() => new Moments(({ sum }) => sum)),
  avg: single(() => new Moments(({ sum, count }) => sum / count)),
  stddev: single(() => new Moments(({ variance }) => Math.sqrt(variance))),
};
