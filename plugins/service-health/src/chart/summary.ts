import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import { formatValue } from './units';

/** What the chart shows, in words: `CPU utilization: now 23 %, highest 31 %`. */
export function summarize(series: MetricSeries): string {
  const values = series.values.filter(
    (value): value is number => value !== null,
  );
  if (values.length === 0) return `${series.label}: no data`;
  const say = (value: number) => formatValue(value, series.unit);
  return `${series.label}: last ${say(values[values.length - 1])}, lowest ${say(
    Math.min(...values),
  )}, highest ${say(Math.max(...values))}`;
}

/** The newest value that there is. */
export function newestValue(series: MetricSeries): number | undefined {
  for (let index = series.values.length - 1; index >= 0; index--) {
    const value = series.values[index];
    if (value !== null) return value;
  }
  return undefined;
}
