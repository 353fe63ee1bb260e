import { MathError } from './MathError';
import { mathFunctions } from './mathFunctions';
import { elementwise } from './elementwise';
import type { MathNode } from './parseMath';
import type { MathValue, Series } from './Series';

/** What an expression can refer to. */
export interface MathScope {
  /** The series of a query id. @throws MathError for an unknown one */
  metric(id: string): MathValue;
  /**
   * All series that come from metrics, not from expressions.
   *
   * @param idPart - only of queries whose ids have this in them
   */
  metrics(idPart?: string): readonly Series[];
  /** What a `SEARCH` finds. @throws MathError for what is no search */
  search(expression: string, statistic: string, period: number): Series[];
  /** The periods of the range, each by its beginning, epoch milliseconds. */
  readonly slots: readonly number[];
  readonly periodSeconds: number;
}

const truth = (condition: boolean) => (condition ? 1 : 0);

const OPERATORS: Readonly<
  Record<string, (left: number, right: number) => number>
> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '==': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  '<': (left, right) => truth(left < right),
  '<=': (left, right) => truth(left <= right),
  '>': (left, right) => truth(left > right),
  '>=': (left, right) => truth(left >= right),
  '&&': (left, right) => truth(left !== 0 && right !== 0),
  AND: (left, right) => truth(left !== 0 && right !== 0),
  '||': (left, right) => truth(left !== 0 || right !== 0),
  OR: (left, right) => truth(left !== 0 || right !== 0),
};

/** @throws MathError for unknown functions, ids and wrong arguments */
export function evaluateMath(node: MathNode, scope: MathScope): MathValue {
  const evaluate = (part: MathNode) => evaluateMath(part, scope);
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'metric':
      return scope.metric(node.id);
    case 'unary':
      return elementwise(0, evaluate(node.operand), OPERATORS['-']);
    case 'binary':
      return elementwise(
        evaluate(node.left),
        evaluate(node.right),
        OPERATORS[node.operator],
      );
    case 'list':
      return node.items.map(evaluate).map(item => {
        if (!(item instanceof Map)) {
          throw new MathError('a list holds time series');
        }
        return item;
      });
    case 'call': {
      const name = node.name.toUpperCase();
      if (!Object.hasOwn(mathFunctions, name)) {
        throw new MathError(`Unknown function ${node.name}`);
      }
      return mathFunctions[name](node.args, evaluate, scope);
    }
    default:
      throw new MathError(`unexpected ${node.value}`);
  }
}
