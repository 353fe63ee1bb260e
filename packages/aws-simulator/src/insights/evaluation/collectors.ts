import type { Row } from '../Row';
import type { TableStep } from './steps';

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
  sort: TableStep | undefined,
  maximum: number,
): RowCollector {
  return sort && maximum < Infinity
    ? new TopCollector(sort, maximum)
    : new ListCollector(sort ? Infinity : maximum);
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

/** Keeps the first rows of an order, and now and then drops the others. */
class TopCollector implements RowCollector {
  readonly #room: number;
  #rows: Row[] = [];

  constructor(
    private readonly sort: TableStep,
    private readonly maximum: number,
  ) {
    this.#room = maximum + Math.max(LEAST_SPARE, maximum);
  }

  add(row: Row): void {
    this.#rows.push(row);
    if (this.#rows.length >= this.#room) {
      this.#rows = this.sort(this.#rows).slice(0, this.maximum);
    }
  }

  rows(): readonly Row[] {
    return this.#rows;
  }
}
