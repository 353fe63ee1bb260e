import type { MathScope } from './evaluateMath';
import { MathError } from './MathError';
import type { MathNode } from './parseMath';
import { isSeries, isSeriesList, type MathValue, type Series } from './Series';

export type MathFunction = (
  args: readonly MathNode[],
  evaluate: (node: MathNode) => MathValue,
  scope: MathScope,
) => MathValue;

export function only(args: readonly MathNode[]): MathNode {
  if (args.length !== 1) {
    throw new MathError(`expected one argument, found ${args.length}`);
  }
  return args[0];
}

export function seriesOf(value: MathValue): Series {
  if (!isSeries(value)) {
    throw new MathError('expected a time series');
  }
  return value;
}

export function seriesListOf(value: MathValue): readonly Series[] {
  if (!isSeriesList(value)) {
    throw new MathError('expected an array of time series');
  }
  return value;
}

/** A word or a text in quotes, such as `ASC`. */
export function textOf(node: MathNode | undefined): string | undefined {
  return node?.kind === 'text' ? node.value : undefined;
}
