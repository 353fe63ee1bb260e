import type {
  ListMetricsInput,
  ListMetricsOutput,
  Metric,
} from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import { allMetricSources } from '../../../world/metrics';
import type { World } from '../../../world/World';
import { positionPage } from '../../positionPage';

const PAGE_SIZE = 500;

export function listMetrics(
  world: World,
  region: Region,
  input: ListMetricsInput,
): ListMetricsOutput {
  const metrics = allMetricSources(world, region).flatMap(source =>
    Object.keys(source.units).map(
      (MetricName): Metric => ({
        Namespace: source.namespace,
        MetricName,
        Dimensions: Object.entries(source.dimensions).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      }),
    ),
  );
  const { items, next: NextToken } = positionPage(
    metrics.filter(metric => isAsked(metric, input)),
    { token: input.NextToken, size: PAGE_SIZE },
  );
  return { Metrics: items, NextToken };
}

function isAsked(metric: Metric, input: ListMetricsInput): boolean {
  return (
    (input.Namespace === undefined || metric.Namespace === input.Namespace) &&
    (input.MetricName === undefined ||
      metric.MetricName === input.MetricName) &&
    (input.Dimensions ?? []).every(wanted =>
      metric.Dimensions?.some(
        ({ Name, Value }) =>
          Name === wanted.Name &&
          (wanted.Value === undefined || Value === wanted.Value),
      ),
    )
  );
}
