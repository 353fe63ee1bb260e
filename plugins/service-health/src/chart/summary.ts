import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import type { ChartMark } from './ChartScope';
import type { Guide } from './guides';
import { formatValue } from './units';

/**
 * What the chart shows, in words: `CPU utilization: last 23 %, lowest 10 %,
 * highest 31 %; critical > 80 %; 1 mark: rev 42`.
 */
export function summarize(
  series: MetricSeries,
  guides: Guide[] = [],
  marks: ChartMark[] = [],
): string {
  const lines = [
    ...guides.map(({ label }) => label),
    ...(marks.length > 0
      ? [`marked: ${[...new Set(marks.map(({ label }) => label))].join(', ')}`]
      : []),
  ];
  return [valuesText(series), ...lines].join('; ');
}

function valuesText(series: MetricSeries): string {
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
