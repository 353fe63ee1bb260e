/** Puts data points onto a grid; where there is none, there is `null`. */
export class SeriesBuilder {
  readonly #pointAt = new Map<number, number>();

  /** @param grid - seconds since 1970, ascending */
  constructor(private readonly grid: number[]) {}

  /** Takes one page of points, in any order; those of one moment add up. */
  add(page: { Timestamps?: Date[]; Values?: number[] }): void {
    const { Timestamps: timestamps = [], Values: values = [] } = page;
    for (const [index, timestamp] of timestamps.entries()) {
      const seconds = Math.floor(timestamp.getTime() / 1_000);
      const before = this.#pointAt.get(seconds) ?? 0;
      this.#pointAt.set(seconds, before + values[index]);
    }
  }

  values(): (number | null)[] {
    return this.grid.map(seconds => this.#pointAt.get(seconds) ?? null);
  }
}
