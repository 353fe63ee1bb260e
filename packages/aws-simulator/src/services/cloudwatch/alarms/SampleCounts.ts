import type { Region } from '../../../world/Region';
import type { MetricAlarmShape } from '../../../world/resources/cloudwatch';
import type { World } from '../../../world/World';
import type { Series } from '../math/Series';
import { readStatistic, type QueryRange } from '../metrics/readMetric';

const LEAST_SAMPLES = 10;
const DEFAULT_PERIOD_SECONDS = 60;

/**
 * How many samples the periods of a percentile alarm have, for one that is to
 * ignore percentiles of too few.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
 */
export class SampleCounts {
  readonly #minimum: number;
  readonly #counts: Series;

  constructor(
    world: World,
    region: Region,
    definition: MetricAlarmShape['definition'],
    range: QueryRange,
  ) {
    const [, percent] =
      /^p(\d+(?:\.\d+)?)$/.exec(definition.ExtendedStatistic ?? '') ?? [];
    const isIgnoring =
      percent !== undefined &&
      definition.EvaluateLowSampleCountPercentile === 'ignore';
    const share = Number(percent) / 100;
    this.#minimum = isIgnoring
      ? Math.round(LEAST_SAMPLES / (share > 0.5 ? 1 - share : share))
      : 0;
    this.#counts =
      (isIgnoring &&
        readStatistic(
          world,
          region,
          definition,
          range,
          definition.Period ?? DEFAULT_PERIOD_SECONDS,
          'SampleCount',
        )) ||
      new Map();
  }

  /** Whether a period's percentile says too little to change a state. */
  areTooFew(time: number): boolean {
    const count = this.#counts.get(time);
    return count !== undefined && count < this.#minimum;
  }
}
