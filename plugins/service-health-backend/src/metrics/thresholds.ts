import type {
  Alarm,
  AlarmMetricSource,
  MetricSeries,
  MetricThreshold,
} from '@quarterdeck/plugin-service-health-common';
import { dimensionsOf, METRICS, type MetricTarget } from './definitions';

/**
 * Where the alarms that watch a series go off. An alarm watches it when it
 * looks at the same metrics of the same target; what it does with them before
 * (other than adding them up) makes its threshold mean something else, and it
 * is left out.
 *
 * @param periodSeconds - of the series. What is counted in one period grows
 * with it, and so does its threshold.
 */
export function thresholdsOf(
  series: Pick<MetricSeries, 'id' | 'unit'>,
  periodSeconds: number,
  target: MetricTarget,
  alarms: Alarm[],
): MetricThreshold[] {
  const watched = keysOf(watchedSources(series, target));
  return alarms.flatMap(alarm => {
    const { metric } = alarm;
    if (metric?.threshold === undefined || !metric.sources) return [];
    if (keysOf(metric.sources) !== watched) return [];
    const scale =
      series.unit === 'count-per-period' && metric.periodSeconds
        ? periodSeconds / metric.periodSeconds
        : 1;
    return [
      {
        alarmArn: alarm.arn,
        alarmName: alarm.name,
        value: metric.threshold * scale,
        comparison: metric.comparison,
        severity: alarm.severity,
        statistic: metric.statistic,
      },
    ];
  });
}

function watchedSources(
  { id }: Pick<MetricSeries, 'id'>,
  target: MetricTarget,
): AlarmMetricSource[] {
  const definition = METRICS[target.kind].find(each => each.id === id);
  return (definition?.metricNames ?? []).map(name => ({
    namespace: definition?.namespace ?? '',
    name,
    dimensions: Object.fromEntries(
      dimensionsOf(target).map(({ Name, Value }) => [Name, Value]),
    ),
  }));
}

/** The same for the same metrics, in whatever order they are given. */
function keysOf(sources: AlarmMetricSource[]): string {
  return sources
    .map(({ namespace, name, dimensions }) =>
      JSON.stringify([namespace, name, Object.entries(dimensions).sort()]),
    )
    .sort()
    .join();
}
