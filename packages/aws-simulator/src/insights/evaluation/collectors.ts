import type { Row } from '../Row';

/** Gathers rows; can be asked for what it has at any time. */
export interface RowCollector {
  add(row: Row): void;
  rows(): readonly Row[];
}

/** Keeps rows as they come, up to a number. */
export class ListCollector implements RowCollector {
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
