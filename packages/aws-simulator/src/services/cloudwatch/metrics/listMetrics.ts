import type {
  ListMetricsInput,
  ListMetricsOutput,
  Metric,
} from '@aws-sdk/client-cloudwatch';
import { validationError } from '../../../wire';
import type { Region } from '../../../world/Region';
import {
  allMetricSources,
  metricFilterSources,
  publishedMetricSources,
  type MetricSource,
} from '../../../world/metrics';
import type { World } from '../../../world/World';
import { positionPage } from '../../positionPage';

const PAGE_SIZE = 500;
const RECENT_MS = 3 * 3_600_000;
const TWO_WEEKS_MS = 14 * 86_400_000;
const MINUTE_MS = 60_000;

export function listMetrics(
  world: World,
  region: Region,
  input: ListMetricsInput,
): ListMetricsOutput {
  if (input.RecentlyActive !== undefined && input.RecentlyActive !== 'PT3H') {
    throw validationError('The parameter RecentlyActive must be PT3H.');
  }
  const metrics = metricSources(
    world,
    region,
    input.RecentlyActive === 'PT3H' ? RECENT_MS : TWO_WEEKS_MS,
  ).flatMap(source =>
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

/** Everything that has metrics; what was published, if not too long ago. */
export function metricSources(
  world: World,
  region: Region,
  withinMs = TWO_WEEKS_MS,
): MetricSource[] {
  const now = world.now().getTime();
  const minuteOf = (time: number) => Math.ceil(time / MINUTE_MS);
  const isRecent = (source: MetricSource) =>
    Object.keys(source.units).some(
      name => source.read(name, minuteOf(now - withinMs), Infinity).length > 0,
    );
  return [
    ...allMetricSources(world, region),
    ...metricFilterSources(world, region),
    ...publishedMetricSources(region).filter(isRecent),
  ];
}
