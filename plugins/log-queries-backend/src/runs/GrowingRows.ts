import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import type { RunChange } from './RunStore';

/**
 * Finds out what a new answer of AWS changes about the rows it gave before:
 * it may extend them or, for sorted and aggregated queries, replace them.
 */
export class GrowingRows {
  #known: string[] = [];

  /**
   * @param generation - of the rows that are stored
   * @param storedCount - how many there are; if any, somebody else has stored
   * them and the first answer replaces them
   */
  constructor(private generation: number, storedCount: number) {
    if (storedCount > 0) this.generation += 1;
  }

  /** What to store for these rows; nothing when they are the known ones. */
  change(rows: RunRow[]): RunChange['rows'] {
    const all = rows.map(row => JSON.stringify(row));
    const firstIndex = this.#known.length;
    const isExtended = this.#known.every((row, index) => row === all[index]);
    if (!isExtended) this.generation += 1;
    this.#known = all;
    if (isExtended && all.length === firstIndex) return undefined;
    return isExtended
      ? {
          generation: this.generation,
          firstIndex,
          added: rows.slice(firstIndex),
        }
      : { generation: this.generation, firstIndex: 0, added: rows };
  }
}
