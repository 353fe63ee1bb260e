import { setTimeout as delay } from 'node:timers/promises';
import type { AwsOperation } from './AwsCall';
import { type Quota, quotaOf, shareOf } from './pace';

interface Bucket {
  /** Below zero: so many wait for their turn. */
  tokens: number;
  /** Milliseconds since 1970. */
  filledAt: number;
}

/**
 * Holds requests back so that AWS need not refuse them. Each account and region
 * has a queue of its own, as it has a quota of its own: however long one of
 * them is, the others do not feel it.
 */
export class RequestPacer {
  readonly #buckets = new Map<string, Bucket>();

  /** @param now - milliseconds since 1970; for tests */
  constructor(private readonly now: () => number = Date.now) {}

  /** Resolves when it is the request's turn, in the order of asking. */
  async turn(operation: AwsOperation): Promise<void> {
    const waitMs = this.take(operation);
    if (waitMs > 0) await delay(waitMs);
  }

  /** Takes a place in the queue, and says after how long it is its turn. */
  take(operation: AwsOperation): number {
    const quota = quotaOf(operation);
    if (!quota) return 0;
    const { burst, perSecond } = shareOf(quota);
    const bucket = this.bucketOf(quota, operation, burst);
    const now = this.now();
    const seconds = Math.max(0, now - bucket.filledAt) / 1_000;
    bucket.tokens = Math.min(burst, bucket.tokens + seconds * perSecond) - 1;
    bucket.filledAt = now;
    return bucket.tokens >= 0 ? 0 : (-bucket.tokens / perSecond) * 1_000;
  }

  private bucketOf(
    quota: Quota,
    { accountId, region }: AwsOperation,
    burst: number,
  ): Bucket {
    const key = [accountId, region, quota.service, quota.operations[0]].join();
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      bucket = { tokens: burst, filledAt: this.now() };
      this.#buckets.set(key, bucket);
    }
    return bucket;
  }
}
