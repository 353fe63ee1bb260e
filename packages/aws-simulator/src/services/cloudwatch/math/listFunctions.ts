import { MathError } from './MathError';
import { only, seriesListOf, textOf, type MathFunction } from './MathFunction';
import { isSeries, isSeriesList, type Series } from './Series';

const MAX_SORTED = 100;

type Summary = (values: readonly number[]) => number;

const sum: Summary = values => values.reduce((all, value) => all + value, 0);

const SUMMARIES: Readonly<Record<string, Summary>> = {
  AVG: values => sum(values) / values.length,
  MIN: values => Math.min(...values),
  MAX: values => Math.max(...values),
  SUM: sum,
};

export const listFunctions: Readonly<Record<string, MathFunction>> = {
  FIRST: (args, evaluate) => atEnd(seriesListOf(evaluate(only(args))), 0),
  LAST: (args, evaluate) => atEnd(seriesListOf(evaluate(only(args))), -1),
  DATAPOINT_COUNT: (args, evaluate) => {
    const value = evaluate(only(args));
    if (isSeriesList(value)) {
      throw new MathError('DATAPOINT_COUNT takes one time series');
    }
    return isSeries(value) ? value.size : 1;
  },
  REMOVE_EMPTY: (args, evaluate) =>
    seriesListOf(evaluate(only(args))).filter(({ size }) => size > 0),
  SORT: ([list, by, direction, length], evaluate) => {
    const summary = SUMMARIES[textOf(by)?.toUpperCase() ?? ''];
    const order = textOf(direction)?.toUpperCase();
    if (!list || !summary || (order !== 'ASC' && order !== 'DESC')) {
      throw new MathError(
        'SORT takes an array, one of AVG, MIN, MAX and SUM, and ASC or DESC',
      );
    }
    const sign = order === 'ASC' ? 1 : -1;
    const count = length ? evaluate(length) : MAX_SORTED;
    return [...seriesListOf(evaluate(list))]
      .filter(({ size }) => size > 0)
      .map(series => ({ series, rank: summary([...series.values()]) }))
      .sort((a, b) => sign * (a.rank - b.rank))
      .slice(0, wholeNumber(count))
      .map(({ series }) => series);
  },
  SLICE: ([list, start, end], evaluate) => {
    if (!list || !start) {
      throw new MathError('SLICE takes an array and where to begin');
    }
    const from = wholeNumber(evaluate(start));
    const to = end && wholeNumber(evaluate(end));
    const sliced = seriesListOf(evaluate(list)).slice(from, to);
    // Without an end, the one element is meant.
    return to === undefined ? atEnd(sliced, 0) : sliced;
  },
  SEARCH: ([expression, statistic, period], evaluate, scope) => {
    const [text, stat] = [textOf(expression), textOf(statistic)];
    if (text === undefined || stat === undefined) {
      throw new MathError('SEARCH takes an expression and a statistic');
    }
    const seconds = period ? wholeNumber(evaluate(period)) : undefined;
    return scope.search(text, stat, seconds ?? scope.periodSeconds);
  },
};

function atEnd(list: readonly Series[], index: 0 | -1): Series {
  return list.at(index) ?? new Map();
}

function wholeNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new MathError('expected a whole number');
  }
  return value;
}
