import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
} from '@aws-sdk/client-cloudwatch';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import { statisticNamed } from '../../../world/metrics';
import type { World } from '../../../world/World';
import { keptSince } from './retention';
import { readPeriods, sourceOfMetric } from './readMetric';
import { validatePeriod } from './validateQueries';

/** How many data points GetMetricStatistics answers with at most. */
const MAX_DATAPOINTS = 1_440;

export function getMetricStatistics(
  world: World,
  region: Region,
  input: GetMetricStatisticsInput,
): GetMetricStatisticsOutput {
  const period = input.Period ?? 60;
  validatePeriod(input.Period, 'Period');
  const range = {
    start: Math.max(
      input.StartTime?.getTime() ?? 0,
      keptSince(world.now().getTime(), period),
    ),
    end: input.EndTime?.getTime() ?? 0,
  };
  if (range.start >= range.end) {
    throw invalid(
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  const requested = (range.end - range.start) / 1000 / period;
  if (requested > MAX_DATAPOINTS) {
    throw new cloudwatch.InvalidParameterCombinationException({
      message: `You have requested up to ${Math.ceil(
        requested,
      )} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
      $metadata: {},
    });
  }
  const statistics = input.Statistics ?? [];
  const extended = input.ExtendedStatistics ?? [];
  const computations = [...statistics, ...extended].map(name => {
    const compute = statisticNamed(name);
    if (!compute) {
      throw invalid(`The statistic ${name} is not valid.`);
    }
    return { name, compute };
  });
  if (computations.length === 0) {
    throw invalid(
      'At least one of Statistics and ExtendedStatistics is required.',
    );
  }
  const unit = sourceOfMetric(world, region, input)?.units[
    input.MetricName ?? ''
  ];
  const periods = readPeriods(world, region, input, range, period);
  return {
    Label: input.MetricName,
    Datapoints: [...periods].map(([slot, minutes]): Datapoint => {
      const values = computations.map(
        ({ name, compute }) => [name, compute(minutes)] as const,
      );
      return {
        Timestamp: new Date(slot),
        Unit: unit,
        ...Object.fromEntries(
          values.filter(([name]) => !extended.includes(name)),
        ),
        ...(extended.length > 0 && {
          ExtendedStatistics: Object.fromEntries(
            values.filter(([name]) => extended.includes(name)),
          ),
        }),
      };
    }),
  };
}

function invalid(message: string) {
  return new cloudwatch.InvalidParameterValueException({
    message,
    $metadata: {},
  });
}
