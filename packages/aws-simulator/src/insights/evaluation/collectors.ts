import type { Row } from '../Row';
import type { Value } from '../values/Value';
import type { RowOrder } from './steps';

/** Gathers rows; can be asked for what it has at any time. */
export interface RowCollector {
  add(row: Row): void;
  rows(): readonly Row[];
}

/**
 * Keeps no more rows than are needed: the first ones, by an order if there is
 * one.
 */
export function collectorOf(
  order: RowOrder | undefined,
  maximum: number,
): RowCollector {
  return order && maximum < Infinity
    ? new TopCollector(order, maximum)
    : new ListCollector(order ? Infinity : maximum);
}

/** Keeps rows as they come, up to a number. */
class ListCollector implements RowCollector {
  readonly #rows: Row[] = [];

  constructor(private readonly maximum: number) {}

  add(row: Row): void {
    if (this.#rows.length < this.maximum) {
      this.#rows.push(row);
    }
  }

  rows(): readonly Row[] {
    return this.#rows;
  }
}

const LEAST_SPARE = 1_000;

interface RankedRow {
  readonly row: Row;
  readonly values: readonly Value[];
}

/** Keeps the first rows of an order, and now and then drops the others. */
class TopCollector implements RowCollector {
  readonly #room: number;
  #ranked: RankedRow[] = [];
  /** What comes after it is not among the first. */
  #last: RankedRow | undefined;

  constructor(
    private readonly order: RowOrder,
    private readonly maximum: number,
  ) {
    this.#room = maximum + Math.max(LEAST_SPARE, maximum);
  }

  add(row: Row): void {
    const values = this.order.valuesOf(row);
    if (this.#last && this.order.compare(values, this.#last.values) >= 0) {
      return;
    }
    this.#ranked.push({ row, values });
    if (this.#ranked.length >= this.#room) {
      this.#ranked.sort((a, b) => this.order.compare(a.values, b.values));
      this.#ranked.length = this.maximum;
      this.#last = this.#ranked[this.maximum - 1];
    }
  }

  rows(): readonly Row[] {
    return this.#ranked.map(({ row }) => row);
  }
}
