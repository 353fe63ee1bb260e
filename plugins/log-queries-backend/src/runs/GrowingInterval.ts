/** Intervals that begin short and grow by half each time, up to a limit. */
export class GrowingInterval {
  #nextMs: number;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {
    this.#nextMs = firstMs;
  }

  nextMs(): number {
    const current = this.#nextMs;
    this.#nextMs = Math.min(this.longestMs, current * 1.5);
    return current;
  }

  reset(): void {
    this.#nextMs = this.firstMs;
  }
}
