import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import { validationError } from '../../../wire';
import {
  publishedMetricId,
  type MetricDatapoint,
} from '../../../world/metrics/publishedMetrics';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';

const MAX_DATA = 1_000;
const MAX_VALUES = 150;
const MAX_DIMENSIONS = 30;
const HOUR_MS = 3_600_000;
const TOO_OLD_MS = 14 * 24 * HOUR_MS;
const TOO_NEW_MS = 2 * HOUR_MS;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/**
 * PutMetricData. What is published is kept as it came, to the second or to the
 * minute, since no function of the world could say it again.
 *
 * @throws InvalidParameterValueException, InvalidParameterCombinationException,
 * AwsError `ValidationError`
 */
export function putMetricData(
  world: World,
  region: Region,
  { Namespace = '', MetricData = [] }: cloudwatch.PutMetricDataInput,
): void {
  if (/^AWS\//.test(Namespace)) {
    throw invalidValue('The value AWS/ for parameter Namespace is invalid.');
  }
  if (!/^[^:][\w.\-/#: ]{0,254}$/.test(Namespace)) {
    throw invalidValue(
      `The value ${Namespace} for parameter Namespace is invalid.`,
    );
  }
  if (MetricData.length > MAX_DATA) {
    throw validationError(
      `The collection MetricData must not have a size greater than ${MAX_DATA}.`,
    );
  }
  const now = world.now();
  const read = MetricData.map((datum, index) => ({
    datum,
    point: pointOf(datum, `MetricData.member.${index + 1}`, now),
  }));
  for (const { datum, point } of read) {
    store(region, Namespace, datum, point, now);
  }
  world.changed();
}

function store(
  region: Region,
  namespace: string,
  datum: cloudwatch.MetricDatum,
  point: MetricDatapoint,
  now: Date,
): void {
  const dimensions = Object.fromEntries(
    (datum.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value]),
  );
  const metricName = datum.MetricName ?? '';
  const id = publishedMetricId(namespace, metricName, dimensions);
  const known = region.publishedMetrics.get(id);
  if (known) {
    known.shape.unit = datum.Unit ?? known.shape.unit;
    known.shape.points.push(point);
    return;
  }
  region.publishedMetrics.put({
    id,
    arn: id,
    createdAt: now,
    tags: {},
    shape: {
      namespace,
      metricName,
      dimensions,
      unit: datum.Unit ?? 'None',
      points: [point],
    },
  });
}

function pointOf(
  datum: cloudwatch.MetricDatum,
  member: string,
  now: Date,
): MetricDatapoint {
  if (!datum.MetricName) {
    throw validationError(`The parameter ${member}.MetricName is required.`);
  }
  if ((datum.Dimensions?.length ?? 0) > MAX_DIMENSIONS) {
    throw validationError(
      `The collection ${member}.Dimensions must not have a size greater than ${MAX_DIMENSIONS}.`,
    );
  }
  const time = (datum.Timestamp ?? now).getTime();
  if (time < now.getTime() - TOO_OLD_MS || time > now.getTime() + TOO_NEW_MS) {
    throw invalidValue(
      `The parameter ${member}.Timestamp must specify a time within the past two weeks and no more than two hours in the future.`,
    );
  }
  const resolution = datum.StorageResolution ?? 60;
  if (resolution !== 1 && resolution !== 60) {
    throw invalidValue(
      `The parameter ${member}.StorageResolution must be 1 or 60.`,
    );
  }
  const step = resolution === 1 ? SECOND_MS : MINUTE_MS;
  return { time: Math.floor(time / step) * step, ...summary(datum, member) };
}

function summary(
  { Value, Values, Counts, StatisticValues }: cloudwatch.MetricDatum,
  member: string,
): Omit<MetricDatapoint, 'time'> {
  const given = [Value, Values, StatisticValues].filter(
    each => each !== undefined,
  );
  if (given.length !== 1) {
    throw new cloudwatch.InvalidParameterCombinationException({
      message: `The parameters ${member}.Value, ${member}.Values and ${member}.StatisticValues are mutually exclusive and you must specify one.`,
      $metadata: {},
    });
  }
  if (StatisticValues) {
    const {
      SampleCount = 0,
      Sum = 0,
      Minimum = 0,
      Maximum = 0,
    } = StatisticValues;
    requireFinite([SampleCount, Sum, Minimum, Maximum], member);
    return { count: SampleCount, sum: Sum, minimum: Minimum, maximum: Maximum };
  }
  const values = Values ?? [Value ?? 0];
  const counts = Counts ?? values.map(() => 1);
  if (values.length > MAX_VALUES || counts.length !== values.length) {
    throw invalidValue(
      `The parameters ${member}.Values and ${member}.Counts must have the same size, at most ${MAX_VALUES}.`,
    );
  }
  requireFinite([...values, ...counts], member);
  return {
    count: counts.reduce((sum, count) => sum + count, 0),
    sum: values.reduce((sum, value, i) => sum + value * counts[i], 0),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
    values: values.map((value, i) => [value, counts[i]]),
  };
}

function requireFinite(numbers: readonly number[], member: string): void {
  if (!numbers.every(Number.isFinite)) {
    throw invalidValue(`The value NaN for parameter ${member} is invalid.`);
  }
}

function invalidValue(message: string) {
  return new cloudwatch.InvalidParameterValueException({
    message,
    $metadata: {},
  });
}
