/** So many are kept: enough for a 95th percentile, of late rather than of ever. */
const KEPT = 256;

/** The newest durations of an operation. */
export class Durations {
  readonly #milliseconds: number[] = [];
  #next = 0;

  add(durationMs: number): void {
    this.#milliseconds[this.#next] = durationMs;
    this.#next = (this.#next + 1) % KEPT;
  }

  /** @param share - from 0 to 1; the result is in milliseconds */
  quantile(share: number): number {
    const sorted = [...this.#milliseconds].sort((a, b) => a - b);
    const index = Math.min(
      sorted.length - 1,
      Math.floor(sorted.length * share),
    );
    return Math.round((sorted[index] ?? 0) * 10) / 10;
  }
}
