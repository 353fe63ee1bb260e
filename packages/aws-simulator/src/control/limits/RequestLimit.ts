/** How often something may be asked for in an account and region. */
export interface RequestLimit {
  /** The signing name. */
  service: string;
  /** They share one bucket. A name that ends in `*` stands for all that begin so. */
  operations: readonly string[];
  /** How many requests may come at once. */
  burst: number;
  /** How many a second may come for long. */
  perSecond: number;
  /** `account`: one bucket for all regions. The usual one is `region`. */
  scope?: 'account' | 'region';
  /** Where it is other than in us-east-1: the same number as burst and rate. */
  elsewhere?: number;
  /** What a request counts for; one unless told. */
  cost?: (input: unknown) => number;
}

/** Operations that each have a bucket of their own, of one second's requests. */
export const each = (
  service: string,
  perSecondOf: Readonly<Record<string, number>>,
): RequestLimit[] =>
  Object.entries(perSecondOf).map(([operation, perSecond]) => ({
    service,
    operations: [operation],
    burst: perSecond,
    perSecond,
  }));

/** Operations that share a bucket. */
export const shared = (
  service: string,
  operations: readonly string[],
  burst: number,
  perSecond: number,
): RequestLimit => ({ service, operations, burst, perSecond });
