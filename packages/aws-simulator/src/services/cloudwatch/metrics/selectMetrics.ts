import { statisticNamed, type MinuteData } from '../../../world/metrics';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { MathError } from '../math/MathError';
import type { Series } from '../math/Series';
import { metricSources } from './listMetrics';
import { parseMetricsQuery, type MetricsQuery } from './MetricsInsights';
import { readPeriods, type QueryRange } from './readMetric';
import { labelOfSeries } from './searchMetrics';

type Periods = Map<number, MinuteData[]>;

/** Evaluates a query of Metrics Insights: a series for each group. */
export function selectMetrics(
  world: World,
  region: Region,
  expression: string,
  range: QueryRange,
  periodSeconds: number,
): Series[] {
  const query = parseMetricsQuery(expression);
  const groups = new Map<string, Periods>();
  for (const { namespace, dimensions, units } of metricSources(world, region)) {
    if (query.metricName in units && fits(query, namespace, dimensions)) {
      const periods = readPeriods(
        world,
        region,
        {
          Namespace: namespace,
          MetricName: query.metricName,
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
            Name,
            Value,
          })),
        },
        range,
        periodSeconds,
      );
      const key = query.groupBy.map(name => dimensions[name]).join(' ');
      groups.set(key, merged(groups.get(key), periods));
    }
  }
  const found = [...groups].map(([label, periods]) => {
    const series = seriesOf(periods, query.statistic);
    labelOfSeries.set(series, label === '' ? query.metricName : label);
    return { series, rank: rankOf(periods, query) };
  });
  const sign = query.order?.descending === false ? 1 : -1;
  return found
    .sort((a, b) => sign * (a.rank - b.rank))
    .slice(0, query.limit)
    .map(({ series }) => series);
}

function fits(
  { namespace: wanted, schema, where, groupBy }: MetricsQuery,
  namespace: string,
  dimensions: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(dimensions);
  return (
    namespace === wanted &&
    (!schema || [...schema].sort().join() === [...names].sort().join()) &&
    groupBy.every(name => names.includes(name)) &&
    where.every(
      ({ dimension, isEqual, value }) =>
        names.includes(dimension) &&
        (dimensions[dimension] === value) === isEqual,
    )
  );
}

function merged(known: Periods | undefined, more: Periods): Periods {
  const result: Periods = known ?? new Map();
  for (const [slot, data] of more) {
    result.set(slot, [...(result.get(slot) ?? []), ...data]);
  }
  return result;
}

function seriesOf(periods: Periods, statistic: string): Series {
  const compute = statisticNamed(statistic);
  if (!compute) {
    throw new MathError(`unknown statistic ${statistic}`);
  }
  return new Map(
    [...periods]
      .sort(([a], [b]) => a - b)
      .map(([slot, data]) => [slot, compute(data)] as const),
  );
}

/** What the groups are ordered by: the statistic over the whole range. */
function rankOf(periods: Periods, { order }: MetricsQuery): number {
  const data = [...periods.values()].flat();
  const compute = order && statisticNamed(order.statistic);
  return compute && data.length > 0 ? compute(data) : 0;
}
