import { elementwise, mapPoints } from './elementwise';
import type { MathScope } from './evaluateMath';
import { listFunctions } from './listFunctions';
import { MathError } from './MathError';
import { only, seriesOf, type MathFunction } from './MathFunction';
import { refusedFunctions } from './refusedFunctions';
import { timeFunctions } from './timeFunctions';
import type { MathNode } from './parseMath';
import { isSeries, isSeriesList, type MathValue, type Series } from './Series';

const MILLISECONDS_PER_SECOND = 1000;

const sum = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]) => sum(values) / values.length;

/** Of a list: a series, time by time. Of one series: a number. */
const aggregate =
  (compute: (values: readonly number[]) => number): MathFunction =>
  (args, evaluate) => {
    const value = evaluate(only(args));
    if (isSeriesList(value)) {
      return acrossSeries(value, compute);
    }
    return isSeries(value) ? compute([...value.values()]) : compute([value]);
  };

const pointwise =
  (compute: (value: number) => number): MathFunction =>
  (args, evaluate) =>
    elementwise(evaluate(only(args)), 0, value => compute(value));

/** Of neighboring points; the first point has none before it. */
const stepwise =
  (
    compute: (value: number, before: number, seconds: number) => number,
  ): MathFunction =>
  (args, evaluate) => {
    let before: { time: number; value: number } | undefined;
    return mapPoints(seriesOf(evaluate(only(args))), (value, time) => {
      const result =
        before &&
        compute(
          value,
          before.value,
          (time - before.time) / MILLISECONDS_PER_SECOND,
        );
      before = { time, value };
      return result;
    });
  };

export const mathFunctions: Readonly<Record<string, MathFunction>> = {
  SUM: aggregate(sum),
  AVG: aggregate(average),
  MIN: aggregate(values => Math.min(...values)),
  MAX: aggregate(values => Math.max(...values)),
  STDDEV: aggregate(values => {
    const mean = average(values);
    return Math.sqrt(average(values.map(value => (value - mean) ** 2)));
  }),
  ABS: pointwise(Math.abs),
  CEIL: pointwise(Math.ceil),
  FLOOR: pointwise(Math.floor),
  LOG: pointwise(Math.log),
  LOG10: pointwise(Math.log10),
  DIFF: stepwise((value, before) => value - before),
  RATE: stepwise((value, before, seconds) => (value - before) / seconds),
  RUNNING_SUM: (args, evaluate) => {
    let total = 0;
    return mapPoints(seriesOf(evaluate(only(args))), value => {
      total += value;
      return total;
    });
  },
  METRICS: ([filter, ...more], _evaluate, scope) => {
    if (more.length > 0 || (filter && filter.kind !== 'text')) {
      throw new MathError('METRICS takes at most one text');
    }
    return scope.metrics(filter?.kind === 'text' ? filter.value : undefined);
  },
  METRIC_COUNT: (args, evaluate) => {
    const value = evaluate(only(args));
    return isSeriesList(value) ? value.length : 1;
  },
  PERIOD: (_args, _evaluate, scope) => scope.periodSeconds,
  FILL: fill,
  IF: choose,
  ...timeFunctions,
  ...listFunctions,
  ...refusedFunctions,
};

function acrossSeries(
  list: readonly Series[],
  compute: (values: readonly number[]) => number,
): Series {
  const byTime = new Map<number, number[]>();
  for (const series of list) {
    for (const [time, value] of series) {
      const values = byTime.get(time) ?? [];
      values.push(value);
      byTime.set(time, values);
    }
  }
  return new Map(
    [...byTime]
      .sort(([a], [b]) => a - b)
      .map(([time, values]) => [time, compute(values)] as const),
  );
}

/** `FILL(m1, 0)`, `FILL(m1, REPEAT)`, `FILL(m1, LINEAR)`. */
function fill(
  args: readonly MathNode[],
  evaluate: (node: MathNode) => MathValue,
  { slots }: MathScope,
): MathValue {
  if (args.length !== 2) {
    throw new MathError('FILL takes a time series and a filling');
  }
  const value = evaluate(args[0]);
  const [, filling] = args;
  const fillOne = (series: Series): Series => {
    if (filling.kind !== 'text') {
      const substitute = evaluate(filling);
      return filled(series, slots, time =>
        isSeries(substitute)
          ? substitute.get(time)
          : (substitute as number | undefined),
      );
    }
    switch (filling.value.toUpperCase()) {
      case 'REPEAT':
        return filled(series, slots, (_time, before) => before?.[1]);
      case 'LINEAR':
        return filled(series, slots, between);
      default:
        throw new MathError(`FILL does not know ${filling.value}`);
    }
  };
  return isSeriesList(value) ? value.map(fillOne) : fillOne(seriesOf(value));
}

type Point = readonly [time: number, value: number];

function filled(
  series: Series,
  slots: readonly number[],
  substitute: (
    time: number,
    before?: Point,
    after?: Point,
  ) => number | undefined,
): Series {
  const points = [...series];
  const result = new Map<number, number>();
  let next = 0;
  for (const time of slots) {
    while (next < points.length && points[next][0] < time) {
      next++;
    }
    const value =
      series.get(time) ?? substitute(time, points[next - 1], points[next]);
    if (value !== undefined) {
      result.set(time, value);
    }
  }
  return result;
}

function between(
  time: number,
  before: Point | undefined,
  after: Point | undefined,
): number | undefined {
  if (!before || !after) {
    return undefined;
  }
  const share = (time - before[0]) / (after[0] - before[0]);
  return before[1] + share * (after[1] - before[1]);
}

/** `IF(condition, then, else)`; without an else, points are left out. */
function choose(
  args: readonly MathNode[],
  evaluate: (node: MathNode) => MathValue,
): MathValue {
  if (args.length < 2 || args.length > 3) {
    throw new MathError('IF takes a condition and one or two values');
  }
  const [condition, yes, no] = args.map(evaluate);
  const frame = [condition, yes, no].find(
    value => value !== undefined && isSeries(value),
  );
  if (frame === undefined) {
    return condition === 0 ? no ?? new Map() : yes;
  }
  const at = (value: MathValue | undefined, time: number) =>
    value !== undefined && isSeries(value)
      ? value.get(time)
      : (value as number | undefined);
  return mapPoints(seriesOf(frame), (_value, time) => {
    const test = at(condition, time);
    return test === undefined ? undefined : at(test === 0 ? no : yes, time);
  });
}
