/**
 * A bucket of tokens that fills up at a steady rate; a request takes some.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html
 */
export class TokenBucket {
  private tokens: number;

  /** @param filledAtMs - epoch milliseconds */
  constructor(
    private readonly capacity: number,
    private readonly perSecond: number,
    private filledAtMs: number,
  ) {
    this.tokens = capacity;
  }

  /** Takes tokens if there are so many; a full bucket gives what it has. */
  take(count: number, nowMs: number): boolean {
    const seconds = Math.max(0, nowMs - this.filledAtMs) / 1000;
    this.tokens = Math.min(
      this.capacity,
      this.tokens + seconds * this.perSecond,
    );
    this.filledAtMs = nowMs;
    // What is larger than the bucket would otherwise never get through.
    const needed = Math.min(count, this.capacity);
    if (this.tokens < needed) return false;
    this.tokens -= needed;
    return true;
  }
}
