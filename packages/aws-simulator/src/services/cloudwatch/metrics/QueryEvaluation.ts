import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../wire';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { evaluateMath } from '../math/evaluateMath';
import { MathError } from '../math/MathError';
import { parseMath } from '../math/parseMath';
import {
  isSeries,
  isSeriesList,
  type MathValue,
  type Series,
} from '../math/Series';
import {
  labelOfFound,
  labelOfSeries,
  metricOfSeries,
  searchMetrics,
} from './searchMetrics';
import { isMetricsQuery } from './MetricsInsights';
import { selectMetrics } from './selectMetrics';
import { readStatistic, slotsOf, type QueryRange } from './readMetric';

const DEFAULT_PERIOD_SECONDS = 300;
const MAX_REFERENCE_DEPTH = 20;

/** Evaluates the queries of one request, each of them once. */
export class QueryEvaluation {
  readonly #values = new Map<string, MathValue>();
  readonly #byId: ReadonlyMap<string, MetricDataQuery>;
  #depth = 0;

  /** @param keptSince - what is older than this has been forgotten */
  constructor(
    private readonly world: World,
    private readonly region: Region,
    private readonly queries: readonly MetricDataQuery[],
    private readonly range: QueryRange,
    private readonly keptSince: (periodSeconds: number) => number = () => 0,
  ) {
    this.#byId = new Map(queries.map(query => [query.Id ?? '', query]));
  }

  /** @throws AwsError `ValidationError` when the query cannot be evaluated */
  seriesOf(query: MetricDataQuery): Series[] {
    const value = this.#valueOf(query);
    if (isSeriesList(value)) {
      return [...value];
    }
    if (isSeries(value)) {
      return [value];
    }
    // A number is the same everywhere.
    return [new Map(this.#slots(query).map(slot => [slot, value] as const))];
  }

  #valueOf(query: MetricDataQuery): MathValue {
    const id = query.Id ?? '';
    const known = this.#values.get(id);
    if (known !== undefined) {
      return known;
    }
    if (++this.#depth > MAX_REFERENCE_DEPTH) {
      throw invalid(query, 'it refers to itself');
    }
    const value = query.MetricStat
      ? this.#metric(query, query.MetricStat)
      : this.#expression(query);
    this.#depth--;
    this.#values.set(id, value);
    return value;
  }

  #metric(
    query: MetricDataQuery,
    stat: NonNullable<MetricDataQuery['MetricStat']>,
  ): Series {
    const series = readStatistic(
      this.world,
      this.region,
      stat.Metric ?? {},
      this.#rangeKept(periodOf(query)),
      periodOf(query),
      stat.Stat ?? '',
    );
    if (!series) {
      throw new AwsError(
        'ValidationError',
        `The parameter MetricDataQueries.member.${
          this.queries.indexOf(query) + 1
        }.MetricStat.Stat must be a valid statistic: ${stat.Stat}`,
      );
    }
    return series;
  }

  #expression(query: MetricDataQuery): MathValue {
    try {
      const { Expression = '' } = query;
      if (isMetricsQuery(Expression)) {
        return this.#select(query, Expression);
      }
      return evaluateMath(parseMath(Expression), {
        metric: id => {
          const other = this.#byId.get(id);
          if (!other) {
            throw new MathError(`undefined variable ${id}`);
          }
          return this.#valueOf(other);
        },
        search: (expression, statistic, period) =>
          this.#search(expression, statistic, period),
        metrics: (idPart = '') =>
          this.queries
            .filter(({ Id, MetricStat }) => MetricStat && Id?.includes(idPart))
            .map(each => this.#valueOf(each))
            .filter(isSeries),
        slots: this.#slots(query),
        periodSeconds: this.#periodOfExpression(query),
      });
    } catch (error) {
      throw error instanceof MathError ? invalid(query, error.message) : error;
    }
  }

  #select(query: MetricDataQuery, expression: string): Series[] {
    if (query.Period === undefined) {
      throw new MathError('a query of Metrics Insights needs a Period');
    }
    return selectMetrics(
      this.world,
      this.region,
      expression,
      this.#rangeKept(query.Period),
      query.Period,
    );
  }

  #search(expression: string, statistic: string, period: number): Series[] {
    const { world, region } = this;
    return searchMetrics(world, region, expression).map(metric => {
      const series = readStatistic(
        world,
        region,
        metric,
        this.#rangeKept(period),
        period,
        statistic,
      );
      if (!series) {
        throw new MathError(`unknown statistic ${statistic}`);
      }
      metricOfSeries.set(series, metric);
      labelOfSeries.set(series, labelOfFound(metric));
      return series;
    });
  }

  /** Data are forgotten the sooner the finer they are. */
  #rangeKept(periodSeconds: number): QueryRange {
    const { start, end } = this.range;
    return { start: Math.max(start, this.keptSince(periodSeconds)), end };
  }

  #slots(query: MetricDataQuery): number[] {
    return slotsOf(this.range, this.#periodOfExpression(query));
  }

  /** The period of a query's series in seconds. */
  periodOf(query: MetricDataQuery): number {
    return query.MetricStat ? periodOf(query) : this.#periodOfExpression(query);
  }

  /** An expression has the coarsest period of the metrics of its request. */
  #periodOfExpression(query: MetricDataQuery): number {
    const periods = this.queries
      .filter(({ MetricStat }) => MetricStat)
      .map(periodOf);
    return periods.length > 0 ? Math.max(...periods) : periodOf(query);
  }
}

/** The period of a query in seconds. */
export function periodOf(query: MetricDataQuery): number {
  return query.MetricStat?.Period ?? query.Period ?? DEFAULT_PERIOD_SECONDS;
}

function invalid(query: MetricDataQuery, reason: string): AwsError {
  return new AwsError(
    'ValidationError',
    `Error in expression '${query.Id}': ${reason}`,
  );
}
