import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../wire';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { positionIn, tokenAt } from '../../positionPage';
import { QueryEvaluation } from './QueryEvaluation';
import { dynamicLabel } from './dynamicLabel';
import { keptSince } from './retention';
import { labelOfSeries, metricOfSeries } from './searchMetrics';
import { validateQueries } from './validateQueries';

/** A search names neither, so a label has neither. */
const SEARCHED = { Period: undefined, Stat: undefined };

/** How many data points a page has at most. */
const MAX_DATAPOINTS = 100_800;

/**
 * GetMetricData. The token of a page is the number of data points that the
 * pages before it had; a result that a page cuts through is `PartialData`.
 */
export function getMetricData(
  world: World,
  region: Region,
  input: GetMetricDataInput,
): GetMetricDataOutput {
  const queries = input.MetricDataQueries ?? [];
  validateQueries(queries);
  const start = input.StartTime?.getTime() ?? 0;
  const end = input.EndTime?.getTime() ?? 0;
  if (start >= end) {
    throw new AwsError(
      'ValidationError',
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  const now = world.now().getTime();
  const evaluation = new QueryEvaluation(
    world,
    region,
    queries,
    { start, end },
    period => keptSince(now, period),
  );
  const isAscending = input.ScanBy === 'TimestampAscending';
  const results = queries
    .filter(({ ReturnData }) => ReturnData !== false)
    .flatMap(query => {
      const list = evaluation.seriesOf(query);
      return list.map((series, index) => {
        const points = [...series].sort(([a], [b]) => a - b);
        const found = metricOfSeries.get(series);
        const labeled = found
          ? { ...query, MetricStat: { ...SEARCHED, Metric: found } }
          : query;
        const own = labelOfSeries.get(series);
        const name = own ?? nameOf(query, list.length > 1 ? index : undefined);
        return {
          Id: query.Id,
          Label: dynamicLabel(labelOf(query, name, list.length), {
            query: labeled,
            name,
            points,
            region,
            periodSeconds: evaluation.periodOf(query),
            timezone: input.LabelOptions?.Timezone ?? '+0000',
          }),
          points: isAscending ? points : points.reverse(),
        };
      });
    });
  return cut(results, input);
}

interface Result {
  Id: string | undefined;
  Label: string;
  points: Array<[time: number, value: number]>;
}

/** One label for several series is followed by what each is called. */
function labelOf({ Label }: MetricDataQuery, name: string, count: number) {
  if (Label === undefined) {
    return name;
  }
  return count > 1 && !Label.includes('${') ? `${Label} ${name}` : Label;
}

/** The name of a series that has no label of its own. */
function nameOf(query: MetricDataQuery, index: number | undefined): string {
  const name = query.MetricStat?.Metric?.MetricName ?? query.Id ?? '';
  return index === undefined ? name : `${name} ${index + 1}`;
}

function cut(
  results: readonly Result[],
  input: GetMetricDataInput,
): GetMetricDataOutput {
  const maximum = Math.min(
    input.MaxDatapoints ?? MAX_DATAPOINTS,
    MAX_DATAPOINTS,
  );
  let skip = positionIn(input.NextToken);
  const first = skip;
  let room = maximum;
  let isCut = false;
  const page: MetricDataResult[] = [];
  for (const { Id, Label, points } of results) {
    if (skip > 0 && skip >= points.length) {
      skip -= points.length;
      continue;
    }
    if (room === 0 && points.length > 0) {
      isCut = true;
      break;
    }
    const part = points.slice(skip, skip + room);
    const isPartial = skip + part.length < points.length;
    page.push({
      Id,
      Label,
      Timestamps: part.map(([time]) => new Date(time)),
      Values: part.map(([, value]) => value),
      StatusCode: isPartial ? 'PartialData' : 'Complete',
    });
    room -= part.length;
    skip = 0;
    if (isPartial) {
      isCut = true;
      break;
    }
  }
  return {
    MetricDataResults: page,
    Messages: [],
    NextToken: isCut ? tokenAt(first + maximum - room) : undefined,
  };
}
