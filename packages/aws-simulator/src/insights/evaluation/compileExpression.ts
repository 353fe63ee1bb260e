import {
  type CallExpression,
  type Expression,
  QuerySyntaxError,
} from '@quarterdeck/insights-language';
import { aggregates } from '../aggregates';
import { functions } from '../functions';
import { formatPeriod } from '../functions/periods';
import { areEqual } from '../values/compare';
import { child, isTrue, toNumber, toText, type Value } from '../values/Value';
import { compileMatch } from './matching';
import { compileSubqueryMembership } from './subqueryMembership';
import { binaryOperators, type Evaluator } from './operators';
import type { Scope } from './Scope';

/** Takes over the calls of aggregate functions, which only `stats` allows. */
export type AggregateCompiler = (call: CallExpression) => Evaluator;

const TIMESTAMP = '@timestamp';

/**
 * Turns an expression into a function of a row.
 *
 * @throws QuerySyntaxError for unknown functions and wrong arguments
 */
export function compileExpression(
  expression: Expression,
  scope: Scope,
  compileAggregate: AggregateCompiler = refuseAggregate,
): Evaluator {
  const column = scope.columnWrittenAs(expression);
  if (column !== undefined) {
    return row => row.get(column, [column]);
  }
  const compile = (part: Expression) =>
    compileExpression(part, scope, compileAggregate);

  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'duration': {
      const text = formatPeriod(expression);
      return () => text;
    }
    case 'regex': {
      const { source } = expression.pattern;
      return () => source;
    }
    case 'list': {
      const items = expression.items.map(compile);
      return row => items.map(item => item(row));
    }
    case 'field': {
      const { name, path } = expression;
      return row => row.get(name, path);
    }
    case 'index': {
      const subject = compile(expression.subject);
      const index = compile(expression.index);
      return row => child(subject(row), toText(index(row)) ?? '');
    }
    case 'unary':
      return expression.operator === 'not'
        ? not(compile(expression.operand))
        : negative(compile(expression.operand));
    case 'binary':
      return binaryOperators[expression.operator](
        compile(expression.left),
        compile(expression.right),
      );
    case 'match':
      return compileMatch(
        expression,
        compile(expression.subject),
        compile(expression.pattern),
      );
    case 'subquery':
      throw new QuerySyntaxError(
        'a subquery is only allowed after in',
        expression,
      );
    case 'membership': {
      if (expression.candidates.kind === 'subquery') {
        return compileSubqueryMembership(
          expression,
          expression.candidates,
          compile(expression.subject),
          scope,
        );
      }
      const subject = compile(expression.subject);
      const candidates = compile(expression.candidates);
      const { negated } = expression;
      return row => isAmong(subject(row), candidates(row)) !== negated;
    }
    default:
      return Object.hasOwn(aggregates, expression.name)
        ? compileAggregate(expression)
        : compileCall(expression, scope, expression.args.map(compile));
  }
}

function compileCall(
  call: CallExpression,
  { context }: Scope,
  args: readonly Evaluator[],
): Evaluator {
  if (call.name === 'bin') {
    requireArity(call, 1, 1);
    // bin(5m) is short for datefloor(@timestamp, 5m).
    return row =>
      functions.datefloor.evaluate(
        [row.get(TIMESTAMP, [TIMESTAMP]), args[0](row)],
        context,
      );
  }
  if (!Object.hasOwn(functions, call.name)) {
    throw new QuerySyntaxError(`unknown function ${call.name}`, call.nameSpan);
  }
  const definition = functions[call.name];
  requireArity(call, definition.minArguments, definition.maxArguments);
  return row =>
    definition.evaluate(
      args.map(argument => argument(row)),
      context,
    );
}

/** @throws QuerySyntaxError when a call has too few or too many arguments */
export function requireArity(
  call: CallExpression,
  minimum: number,
  maximum: number,
): void {
  const count = call.args.length;
  if (
    count < minimum ||
    count > maximum ||
    (call.star && call.name !== 'count')
  ) {
    const wanted =
      minimum === maximum
        ? `${minimum}`
        : `${minimum} to ${maximum === Infinity ? 'any number' : maximum}`;
    throw new QuerySyntaxError(
      `${call.name} takes ${wanted} arguments, found ${
        call.star ? '*' : count
      }`,
      call,
    );
  }
}

function refuseAggregate(call: CallExpression): never {
  throw new QuerySyntaxError(
    `the aggregate function ${call.name} is only allowed in stats`,
    call.nameSpan,
  );
}

function not(operand: Evaluator): Evaluator {
  return row => !isTrue(operand(row));
}

function negative(operand: Evaluator): Evaluator {
  return row => {
    const number = toNumber(operand(row));
    return number === undefined ? undefined : -number;
  };
}

function isAmong(value: Value, candidates: Value): boolean {
  if (value === undefined) {
    return false;
  }
  return Array.isArray(candidates)
    ? (candidates as readonly Value[]).some(item => areEqual(value, item))
    : areEqual(value, candidates);
}
