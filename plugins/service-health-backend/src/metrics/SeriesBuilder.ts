/** Puts data points onto a grid; where there is none, there is `null`. */
export class SeriesBuilder {
  readonly #pointAt = new Map<number, number>();

  /** @param grid - seconds since 1970, ascending */
  constructor(private readonly grid: number[]) {}

  /** Takes one page of a metric's points, in any order. */
  add(page: { Timestamps?: Date[]; Values?: number[] }): void {
    const { Timestamps: timestamps = [], Values: values = [] } = page;
    for (const [index, timestamp] of timestamps.entries()) {
      this.#pointAt.set(Math.floor(timestamp.getTime() / 1_000), values[index]);
    }
  }

  values(): (number | null)[] {
    return this.grid.map(seconds => this.#pointAt.get(seconds) ?? null);
  }
}
