/**
 * Which element draws which row: a row keeps its own while it is in sight, and
 * leaves it to a row that comes into sight. To fill an element anew costs a
 * fraction of making one.
 */
export class RowSlots {
  /** By the row's index, in the order of the elements. */
  #slots: ReadonlyMap<number, number> = new Map();
  #made = 0;

  /** @returns the slot of each of the rows, in their order */
  assign(indexes: readonly number[]): number[] {
    const wanted = new Set(indexes);
    const free = [...this.#slots].flatMap(([index, slot]) =>
      wanted.has(index) ? [] : slot,
    );
    this.#slots = new Map(
      indexes.map(index => [
        index,
        // In their order, so that none has to move among the others.
        this.#slots.get(index) ?? free.shift() ?? this.#made++,
      ]),
    );
    return [...this.#slots.values()];
  }
}
