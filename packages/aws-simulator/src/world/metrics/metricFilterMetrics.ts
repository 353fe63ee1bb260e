import { LogGroupReader } from '../logs';
import { compileFilterPattern } from '../logs/filterPattern';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { LogGroupShape, MetricFilterShape } from '../resources/logs';
import type { World } from '../World';
import type { Dimensions, MetricSource } from './MetricSource';
import { measured, type MinuteData } from './MinuteData';

const MINUTE_MS = 60_000;

/** What the metric filters of a region's log groups publish. */
export function metricFilterSources(
  world: World,
  region: Region,
): MetricSource[] {
  return region.metricFilters.all().flatMap(filter => {
    const group = region.logGroups.find(
      ({ name }) => name === filter.shape.logGroupName,
    );
    return group ? [sourceOf(world, region, group, filter)] : [];
  });
}

export function findMetricFilter(
  world: World,
  region: Region,
  namespace: string,
  metricName: string,
  dimensions: Dimensions,
): MetricSource | undefined {
  return Object.keys(dimensions).length > 0
    ? undefined
    : metricFilterSources(world, region).find(
        source => source.namespace === namespace && metricName in source.units,
      );
}

function sourceOf(
  world: World,
  region: Region,
  group: Resource<LogGroupShape>,
  { createdAt, shape }: Resource<MetricFilterShape>,
): MetricSource {
  const { metricName = '', metricNamespace = '', unit } = shape.transformation;
  return {
    namespace: metricNamespace,
    dimensions: {},
    units: { [metricName]: unit ?? 'None' },
    // As in AWS, events from before the filter are not looked at.
    read: (_name, fromMinute, toMinute) =>
      readMinutes(new LogGroupReader(world, region, group), shape, {
        from: Math.max(fromMinute * MINUTE_MS, createdAt.getTime()),
        to: Math.min(toMinute * MINUTE_MS, world.now().getTime()) - 1,
      }),
  };
}

function readMinutes(
  reader: LogGroupReader,
  { filterPattern, transformation }: MetricFilterShape,
  span: { from: number; to: number },
): MinuteData[] {
  const pattern = compileFilterPattern(filterPattern);
  const { metricValue = '1', defaultValue } = transformation;
  const data: MinuteData[] = [];
  for (const events of reader.oldestFirst(span)) {
    const values = events
      .filter(({ message }) => pattern.test(message))
      .map(({ message }) =>
        Number(
          metricValue.startsWith('$')
            ? pattern.valueOf(message, metricValue)
            : metricValue,
        ),
      )
      .filter(Number.isFinite);
    // Minutes with events but without a match have the default, if any.
    const published =
      values.length === 0 && defaultValue !== undefined
        ? [defaultValue]
        : values;
    const minute = measured(
      Math.floor(events[0].timestamp / MINUTE_MS),
      published,
    );
    if (minute) {
      data.push(minute);
    }
  }
  return data;
}
