/**
 * What a month brings that no specification says. The defaults are those of a
 * quiet service.
 *
 * @public
 */
export interface MonthlyUsage {
  /** Tasks that run on average. Default: the fewest that autoscaling keeps. */
  averageTasks: number;
  /** Load balancer capacity units on average. Default: 0.2. */
  loadBalancerCapacityUnits: number;
  /** Through all NAT gateways, in GB. Default: 20. */
  natGb: number;
  /** From the load balancer or CloudFront to visitors, in GB. Default: 10. */
  transferGb: number;
  /** Requests of visitors. Default: 2,000,000. */
  requests: number;
  /** Written to all log groups, in GB. Default: 2. */
  logGb: number;
  /** Images in the repository, in GB. Default: 2. */
  imageGb: number;
  /** Objects in all buckets, in GB. Default: 5. */
  bucketGb: number;
  /** E-mails sent. Default: none. */
  emails: number;
}

/** @public */
export type CostLineId =
  | 'tasks'
  | 'database'
  | 'loadBalancer'
  | 'nat'
  | 'webAcl'
  | 'delivery'
  | 'observability'
  | 'secrets'
  | 'dns'
  | 'storage'
  | 'email';

/** @public */
export interface CostLine {
  id: CostLineId;
  title: string;
  /** USD, rounded to cents. */
  monthlyUsd: number;
  /** What it is reckoned from: hours, GB, requests. */
  assumes: string;
}

/**
 * What an environment costs in a month, at list price, without a free tier and
 * taxes.
 *
 * @public
 */
export interface MonthlyCost {
  region: string;
  /** The sum of the lines, in USD. */
  totalUsd: number;
  lines: CostLine[];
  /** The day of the prices, such as `2026-06-30`. */
  priceDate: string;
  priceSource: string;
}
