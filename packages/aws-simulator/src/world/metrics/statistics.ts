import type { MinuteData } from './MinuteData';

type Compute = (minutes: readonly MinuteData[]) => number;

const total = (minutes: readonly MinuteData[], key: 'sum' | 'count') =>
  minutes.reduce((sum, minute) => sum + minute[key], 0);

const STATISTICS: Readonly<Record<string, Compute>> = {
  SampleCount: minutes => total(minutes, 'count'),
  Sum: minutes => total(minutes, 'sum'),
  Average: minutes => total(minutes, 'sum') / total(minutes, 'count'),
  Minimum: minutes => Math.min(...minutes.map(({ minimum }) => minimum)),
  Maximum: minutes => Math.max(...minutes.map(({ maximum }) => maximum)),
};

/**
 * The computation behind a statistic's name: `Average`, `Sum`, `p95`, … or
 * undefined for a name that there is not.
 */
export function statisticNamed(name: string): Compute | undefined {
  if (Object.hasOwn(STATISTICS, name)) {
    return STATISTICS[name];
  }
  const percent = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name)?.[1];
  return percent === undefined
    ? undefined
    : minutes => percentile(minutes, Number(percent));
}

function percentile(minutes: readonly MinuteData[], percent: number): number {
  const values = Float64Array.from(
    minutes.flatMap(({ values: each, sum, count }) => each ?? [sum / count]),
  ).sort();
  const position = (percent / 100) * (values.length - 1);
  const lower = values[Math.floor(position)];
  const upper = values[Math.ceil(position)];
  return lower + (upper - lower) * (position % 1);
}
