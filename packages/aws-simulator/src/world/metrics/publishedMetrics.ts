import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../Region';
import type { Dimensions, MetricSource } from './MetricSource';
import { repetitions, type MinuteData } from './MinuteData';

const MINUTE_MS = 60_000;

/** What PutMetricData said about a second or a minute. */
export interface MetricDatapoint {
  /** Epoch milliseconds. */
  time: number;
  sum: number;
  count: number;
  minimum: number;
  maximum: number;
  /** Values with how often each occurred; absent for a statistic set. */
  values?: Array<[value: number, times: number]>;
}

export interface PublishedMetricShape {
  namespace: string;
  metricName: string;
  dimensions: Record<string, string>;
  unit: StandardUnit;
  points: MetricDatapoint[];
}

/** Two metrics are the same when name, namespace and all dimensions are. */
export function publishedMetricId(
  namespace: string,
  metricName: string,
  dimensions: Dimensions,
): string {
  return JSON.stringify([
    namespace,
    metricName,
    Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** Each published metric as a source of its own. */
export function publishedMetricSources(region: Region): MetricSource[] {
  return region.publishedMetrics.all().map(({ shape }) => sourceOf(shape));
}

export function findPublishedMetric(
  region: Region,
  namespace: string,
  metricName: string,
  dimensions: Dimensions,
): MetricSource | undefined {
  const id = publishedMetricId(namespace, metricName, dimensions);
  const metric = region.publishedMetrics.get(id);
  return metric && sourceOf(metric.shape);
}

function sourceOf(metric: PublishedMetricShape): MetricSource {
  const { namespace, metricName, dimensions, unit, points } = metric;
  const isWithin = (from: number, to: number) =>
    points.filter(({ time }) => time >= from && time < to);
  return {
    namespace,
    dimensions,
    units: { [metricName]: unit },
    read: (_name, fromMinute, toMinute) =>
      isWithin(fromMinute * MINUTE_MS, toMinute * MINUTE_MS).map(dataOf),
    readFine: (_name, from, to) =>
      isWithin(from, to).map(point => ({ ...dataOf(point), time: point.time })),
  };
}

function dataOf({ time, values, ...data }: MetricDatapoint): MinuteData {
  return {
    ...data,
    minute: Math.floor(time / MINUTE_MS),
    values: values?.flatMap(([value, times]) =>
      Array.from({ length: repetitions(times) }, () => value),
    ),
  };
}
