import type { BinaryOperator } from '@quarterdeck/insights-language';
import { areEqual, compare } from '../values/compare';
import { isPresent, isTrue, toNumber, type Value } from '../values/Value';
import type { Row } from '../Row';

export type Evaluator = (row: Row) => Value;

type OperatorFactory = (left: Evaluator, right: Evaluator) => Evaluator;

/** A comparison with a missing field is never true. */
const comparison =
  (test: (left: Value, right: Value) => boolean): OperatorFactory =>
  (left, right) =>
  row => {
    const value = left(row);
    if (!isPresent(value)) {
      return false;
    }
    const other = right(row);
    return isPresent(other) && test(value, other);
  };

const arithmetic =
  (compute: (left: number, right: number) => number): OperatorFactory =>
  (left, right) =>
  row => {
    const a = toNumber(left(row));
    const b = toNumber(right(row));
    if (a === undefined || b === undefined) {
      return undefined;
    }
    const result = compute(a, b);
    return Number.isFinite(result) ? result : undefined;
  };

export const binaryOperators: Readonly<
  Record<BinaryOperator, OperatorFactory>
> = {
  and: (left, right) => row => isTrue(left(row)) && isTrue(right(row)),
  or: (left, right) => row => isTrue(left(row)) || isTrue(right(row)),
  '=': comparison(areEqual),
  '!=': comparison((left, right) => !areEqual(left, right)),
  '<': comparison((left, right) => compare(left, right) < 0),
  '<=': comparison((left, right) => compare(left, right) <= 0),
  '>': comparison((left, right) => compare(left, right) > 0),
  '>=': comparison((left, right) => compare(left, right) >= 0),
  '+': arithmetic((left, right) => left + right),
  '-': arithmetic((left, right) => left - right),
  '*': arithmetic((left, right) => left * right),
  '/': arithmetic((left, right) => left / right),
  '%': arithmetic((left, right) => left % right),
  '^': arithmetic((left, right) => left ** right),
};
