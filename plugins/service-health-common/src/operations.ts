/**
 * What the portal itself asks of AWS, for the people who run it.
 *
 * @public
 */
export interface OperationsReport {
  /** ISO 8601: since when this replica counts. */
  since: string;
  calls: AwsCallStatistics[];
  /** Age of the oldest reading per account and region, in seconds. */
  ages: { accountId: string; region: string; oldestSeconds: number }[];
  estimate: MonthlyEstimate;
}

/** @public */
export interface AwsCallStatistics {
  accountId: string;
  region: string;
  service: string;
  operation: string;
  calls: number;
  throttles: number;
  failures: number;
  /** In milliseconds. */
  medianMs: number;
  p95Ms: number;
}

/** What the calls of a month cost, at the pace of late. @public */
export interface MonthlyEstimate {
  /** Metrics that `GetMetricData` was asked for, so far in this month. */
  billedMetricReads: number;
  /** The whole month's, at the pace of the last day. */
  projectedMetricReads: number;
  projectedUsd: number;
  /** What it rests on, in a sentence. */
  basis: string;
}
