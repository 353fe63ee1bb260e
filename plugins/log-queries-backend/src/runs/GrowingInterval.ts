/** Intervals that begin short and grow by half each time, up to a limit. */
export class GrowingInterval {
  #nextMs: number;
  #steadyLeft: number;

  /** @param steady - how many intervals are the first before they grow */
  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
    private readonly steady = 0,
  ) {
    this.#nextMs = firstMs;
    this.#steadyLeft = steady;
  }

  nextMs(): number {
    const current = this.#nextMs;
    if (this.#steadyLeft > 0) this.#steadyLeft -= 1;
    else this.#nextMs = Math.min(this.longestMs, current * 1.5);
    return current;
  }

  reset(): void {
    this.#nextMs = this.firstMs;
    this.#steadyLeft = this.steady;
  }
}
