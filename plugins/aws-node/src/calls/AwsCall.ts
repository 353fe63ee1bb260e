import type { AwsTarget } from '../AwsClients';

/** An operation of AWS in one account and region. @public */
export interface AwsOperation extends AwsTarget {
  /** As the SDK names its client: `ECS`, `CloudWatch`, `RDS`. */
  service: string;
  /** Such as `DescribeServices`. */
  operation: string;
}

/**
 * One request that has ended. What the SDK repeats is a call each time, for so
 * AWS counts it.
 *
 * @public
 */
export interface AwsCall extends AwsOperation {
  durationMs: number;
  outcome: 'answered' | 'throttled' | 'failed';
  /** Metrics that `GetMetricData` was asked for: each of them is billed. */
  billedMetrics: number;
}
