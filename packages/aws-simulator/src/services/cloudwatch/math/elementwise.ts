import { MathError } from './MathError';
import { isSeries, isSeriesList, type MathValue, type Series } from './Series';

/**
 * Combines values point by point. Of two series only the times that both
 * have are kept; a number stands for a series that has it everywhere.
 */
export function elementwise(
  left: MathValue,
  right: MathValue,
  combine: (left: number, right: number) => number,
): MathValue {
  if (isSeriesList(left)) {
    return left.map(each => asSeries(elementwise(each, right, combine)));
  }
  if (isSeriesList(right)) {
    return right.map(each => asSeries(elementwise(left, each, combine)));
  }
  if (isSeries(left)) {
    return mapPoints(left, (value, time) => {
      const other = isSeries(right) ? right.get(time) : right;
      return other === undefined ? undefined : combine(value, other);
    });
  }
  return isSeries(right)
    ? mapPoints(right, value => combine(left, value))
    : combine(left, right);
}

/** A series of what a function makes of each point; undefined leaves it out. */
export function mapPoints(
  series: Series,
  convert: (value: number, time: number) => number | undefined,
): Series {
  const result = new Map<number, number>();
  for (const [time, value] of series) {
    const converted = convert(value, time);
    if (converted !== undefined && Number.isFinite(converted)) {
      result.set(time, converted);
    }
  }
  return result;
}

function asSeries(value: MathValue): Series {
  if (!isSeries(value)) {
    throw new MathError('expected a time series');
  }
  return value;
}
