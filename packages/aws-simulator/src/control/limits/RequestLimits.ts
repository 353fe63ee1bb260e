import type { RequestContext } from '../../wire';
import { HOME_REGION } from '../../world/World';
import { throttled } from '../refusals/refusals';
import type { RequestLimit } from './RequestLimit';
import { TokenBucket } from './TokenBucket';

/** Refuses what comes more often than AWS would take it. */
export class RequestLimits {
  private readonly buckets = new Map<string, TokenBucket>();

  /** @param nowMs - epoch milliseconds */
  constructor(
    private readonly limits: readonly RequestLimit[],
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** @throws AwsError in the service's words for too many requests */
  check(context: RequestContext, input: unknown): void {
    for (const [index, limit] of this.limits.entries()) {
      if (!appliesTo(limit, context)) continue;
      const cost = limit.cost?.(input) ?? 1;
      const bucket = this.bucketOf(limit, index, context);
      if (!bucket.take(cost, this.nowMs())) throw throttled(context.service);
    }
  }

  private bucketOf(
    limit: RequestLimit,
    index: number,
    { accountId, region }: RequestContext,
  ): TokenBucket {
    const place = limit.scope === 'account' ? '' : region;
    const key = `${index}/${accountId}/${place}`;
    const known = this.buckets.get(key);
    if (known) return known;
    const isElsewhere = region !== HOME_REGION;
    const { burst, perSecond } = limit;
    const bucket = new TokenBucket(
      (isElsewhere ? limit.elsewhere : undefined) ?? burst,
      (isElsewhere ? limit.elsewhere : undefined) ?? perSecond,
      this.nowMs(),
    );
    this.buckets.set(key, bucket);
    return bucket;
  }
}

const appliesTo = (
  { service, operations }: RequestLimit,
  context: RequestContext,
) =>
  service === context.service &&
  operations.some(name =>
    name.endsWith('*')
      ? context.operation.startsWith(name.slice(0, -1))
      : name === context.operation,
  );
