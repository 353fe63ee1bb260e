import { repetitions, type MinuteData } from './MinuteData';

type Compute = (minutes: readonly MinuteData[]) => number;

const total = (minutes: readonly MinuteData[], key: 'sum' | 'count') =>
  minutes.reduce((sum, minute) => sum + minute[key], 0);

const STATISTICS: Readonly<Record<string, Compute>> = {
  SampleCount: minutes => total(minutes, 'count'),
  Sum: minutes => total(minutes, 'sum'),
  Average: minutes => total(minutes, 'sum') / total(minutes, 'count'),
  Minimum: minutes => Math.min(...minutes.map(({ minimum }) => minimum)),
  Maximum: minutes => Math.max(...minutes.map(({ maximum }) => maximum)),
  IQM: minutes => trimmedMean(minutes, percents(25, 75)),
};

/**
 * The computation behind a statistic's name: `Average`, `p95`, `tm90`,
 * `PR(100:2000)`, … or undefined for a name that there is not.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function statisticNamed(name: string): Compute | undefined {
  if (Object.hasOwn(STATISTICS, name)) {
    return STATISTICS[name];
  }
  const short = /^(p|tm|wm|tc|ts)(\d{1,2}(?:\.\d+)?|100)$/.exec(name);
  if (short) {
    const [, kind, percent] = short;
    return kind === 'p'
      ? minutes => percentile(valuesOf(minutes), Number(percent))
      : RANGED[kind.toUpperCase()](percents(0, Number(percent)));
  }
  const long = /^(TM|WM|TC|TS|PR)\(([^:]*):([^:]*)\)$/.exec(name);
  const bounds = long && boundsIn(long[2], long[3]);
  return bounds ? RANGED[long[1]](bounds) : undefined;
}

/** The part of the values that a statistic is about. */
type Bounds = (sorted: Float64Array) => { lower: number; upper: number };

const RANGED: Readonly<Record<string, (bounds: Bounds) => Compute>> = {
  TM: bounds => minutes => trimmedMean(minutes, bounds),
  WM: bounds => minutes => {
    const values = valuesOf(minutes);
    const { lower, upper } = bounds(values);
    return mean(values.map(v => Math.min(upper, Math.max(lower, v))));
  },
  TC: bounds => minutes => within(minutes, bounds).length,
  TS: bounds => minutes => sum(within(minutes, bounds)),
  PR: bounds => minutes =>
    (100 * within(minutes, bounds).length) / valuesOf(minutes).length,
};

const percents =
  (from: number, to: number): Bounds =>
  sorted => ({
    lower: from === 0 ? -Infinity : percentile(sorted, from),
    upper: to === 100 ? Infinity : percentile(sorted, to),
  });

/** `10%:90%` speaks of shares of the values, `100:2000` of the values. */
function boundsIn(from: string, to: string): Bounds | undefined {
  if (!/^(\d+(\.\d+)?%?)?$/.test(from) || !/^(\d+(\.\d+)?%?)?$/.test(to)) {
    return undefined;
  }
  if (`${from}${to}`.includes('%')) {
    const isWhole = [from, to].every(text => text === '' || /%$/.test(text));
    return isWhole
      ? percents(parseFloat(from || '0'), parseFloat(to || '100'))
      : undefined;
  }
  return from === '' && to === ''
    ? undefined
    : () => ({
        lower: from === '' ? -Infinity : Number(from),
        upper: to === '' ? Infinity : Number(to),
      });
}

function within(minutes: readonly MinuteData[], bounds: Bounds): Float64Array {
  const values = valuesOf(minutes);
  const { lower, upper } = bounds(values);
  return values.filter(value => value >= lower && value <= upper);
}

function trimmedMean(minutes: readonly MinuteData[], bounds: Bounds): number {
  return mean(within(minutes, bounds));
}

/** Every value, ascending; of a statistic set, its mean as often. */
function valuesOf(minutes: readonly MinuteData[]): Float64Array {
  return Float64Array.from(
    minutes.flatMap(
      ({ values, sum: all, count }) =>
        values ?? Array.from({ length: repetitions(count) }, () => all / count),
    ),
  ).sort();
}

function percentile(sorted: Float64Array, percent: number): number {
  const position = (percent / 100) * (sorted.length - 1);
  const lower = sorted[Math.floor(position)];
  const upper = sorted[Math.ceil(position)];
  return lower + (upper - lower) * (position % 1);
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}

function mean(values: Float64Array): number {
  return sum(values) / values.length;
}
