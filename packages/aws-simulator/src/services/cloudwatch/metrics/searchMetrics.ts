import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import type { Series } from '../math/Series';
import { metricSources } from './listMetrics';
import type { MetricIdentity } from './readMetric';
import { SearchExpression } from './SearchExpression';

/** So many time series does a search find at most. */
const MAX_FOUND = 100;

/** Which metric a series in a list is of, for its label. */
export const metricOfSeries = new WeakMap<Series, MetricIdentity>();
/** What a series in a list is called. */
export const labelOfSeries = new WeakMap<Series, string>();

/** The metrics that a search expression finds. @throws MathError */
export function searchMetrics(
  world: World,
  region: Region,
  expression: string,
): MetricIdentity[] {
  const matches = SearchExpression.parse(expression);
  return metricSources(world, region)
    .flatMap(({ namespace, dimensions, units }) =>
      Object.keys(units)
        .filter(metricName => matches({ namespace, metricName, dimensions }))
        .map(
          (metricName): MetricIdentity => ({
            Namespace: namespace,
            MetricName: metricName,
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
              Name,
              Value,
            })),
          }),
        ),
    )
    .slice(0, MAX_FOUND);
}

/** `shop-service CPUUtilization`: what tells a found series from others. */
export function labelOfFound({ MetricName, Dimensions = [] }: MetricIdentity) {
  return [...Dimensions.map(({ Value }) => Value), MetricName].join(' ');
}
