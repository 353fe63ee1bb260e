import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { AwsCalls, AwsTarget } from '@quarterdeck/plugin-aws-node';

/**
 * The portal's calls to AWS as metrics, for those who run it: how many, how
 * they ended, how long they took, and how old the readings are.
 *
 * @returns stops it
 */
export function countCalls(
  metrics: MetricsService,
  calls: AwsCalls,
  agesOf: () => Promise<(AwsTarget & { oldestSeconds: number })[]>,
): () => void {
  const count = metrics.createCounter('service_health.aws.calls', {
    description: 'Requests to AWS; retries count as requests',
  });
  const throttles = metrics.createCounter('service_health.aws.throttles', {
    description: 'Requests that AWS refused for being too many',
  });
  const failures = metrics.createCounter('service_health.aws.failures', {
    description: 'Requests that failed otherwise',
  });
  const billed = metrics.createCounter('service_health.aws.billed_metrics', {
    description: 'Metrics that GetMetricData was asked for, each billed',
  });
  const duration = metrics.createHistogram('service_health.aws.duration', {
    description: 'How long AWS took to answer',
    unit: 's',
    advice: {
      explicitBucketBoundaries: [
        0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8,
      ],
    },
  });
  metrics
    .createObservableGauge('service_health.readings.age', {
      description: 'Of the oldest reading that the fleet rests on',
      unit: 's',
    })
    .addCallback(async result => {
      for (const { accountId, region, oldestSeconds } of await agesOf()) {
        result.observe(oldestSeconds, { account: accountId, region });
      }
    });

  return calls.subscribe(call => {
    const attributes = {
      account: call.accountId,
      region: call.region,
      service: call.service,
      operation: call.operation,
    };
    count.add(1, attributes);
    // Zeros make the series exist, so that an alert on them can be written.
    throttles.add(call.outcome === 'throttled' ? 1 : 0, attributes);
    failures.add(call.outcome === 'failed' ? 1 : 0, attributes);
    duration.record(call.durationMs / 1_000, attributes);
    if (call.billedMetrics > 0) billed.add(call.billedMetrics, attributes);
  });
}
