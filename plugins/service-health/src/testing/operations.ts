import type { OperationsReport } from '@quarterdeck/plugin-service-health-common';

/** What the portal asks of AWS, on a day with a slow account. */
export const operations: OperationsReport = {
  since: '2026-11-22T06:00:00Z',
  calls: [
    {
      accountId: '123456789012',
      region: 'us-east-1',
      service: 'ECS',
      operation: 'DescribeServices',
      calls: 1_840,
      throttles: 0,
      failures: 2,
      medianMs: 41.2,
      p95Ms: 88,
    },
    {
      accountId: '210987654321',
      region: 'eu-west-1',
      service: 'CloudWatch',
      operation: 'GetMetricData',
      calls: 320,
      throttles: 7,
      failures: 0,
      medianMs: 96,
      p95Ms: 1_250,
    },
  ],
  ages: [
    { accountId: '123456789012', region: 'us-east-1', oldestSeconds: 31 },
    { accountId: '210987654321', region: 'eu-west-1', oldestSeconds: 1_200 },
  ],
  estimate: {
    billedMetricReads: 120_000,
    projectedMetricReads: 164_000,
    projectedUsd: 1.64,
    basis: '0.01 USD for 1,000 metrics asked of GetMetricData.',
  },
};
