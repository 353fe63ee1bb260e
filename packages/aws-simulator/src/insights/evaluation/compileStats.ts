import {
  type CallExpression,
  type Column,
  type Expression,
  type StatsCommand,
  QuerySyntaxError,
} from '@quarterdeck/insights-language';
import { aggregates } from '../aggregates';
import { functions } from '../functions';
import type { RowCollector } from './collectors';
import { compileExpression, requireArity } from './compileExpression';
import type { Evaluator } from './operators';
import type { Scope, TimeBins } from './Scope';
import { StatsCollector, type AggregateSlot } from './StatsCollector';
import { yieldsTimestamp } from './timestampKind';

const BINNING = ['bin', 'datefloor', 'dateceil'];

/**
 * Compiles `stats` into something that makes collectors. A column may compute
 * with several aggregates and with the columns before it.
 */
export function compileStats(
  command: StatsCommand,
  scope: Scope,
): () => RowCollector {
  const slots: AggregateSlot[] = [];
  const keys = command.by.map(({ expression }) =>
    compileExpression(expression, scope),
  );
  const known = new Set(command.by.map(({ name }) => name));
  const columns = command.columns.map(column => {
    requireAggregate(column, known);
    known.add(column.name);
    return {
      name: column.name,
      evaluate: compileExpression(column.expression, scope, call =>
        compileSlot(call, scope, slots),
      ),
    };
  });
  for (const { name, expression } of [...command.by, ...command.columns]) {
    scope.markTimestamp(name, yieldsTimestamp(expression, scope));
  }
  scope.replaceColumns(known);
  scope.timeBins = timeBinsOf(command);

  return () => new StatsCollector(command.by, keys, slots, columns);
}

function timeBinsOf({ by }: StatsCommand): TimeBins | undefined {
  for (const { name, expression } of by) {
    if (expression.kind === 'call' && BINNING.includes(expression.name)) {
      const period = expression.args[expression.args.length - 1];
      if (period?.kind === 'duration') {
        const otherKeys = by.map(key => key.name).filter(key => key !== name);
        return { column: name, period, otherKeys };
      }
    }
  }
  return undefined;
}

function compileSlot(
  call: CallExpression,
  scope: Scope,
  slots: AggregateSlot[],
): Evaluator {
  const definition = aggregates[call.name];
  requireArity(call, definition.minArguments, definition.maxArguments);
  const column = `\0${slots.length}`;
  slots.push({
    column,
    definition,
    args: call.args.map(argument => compileExpression(argument, scope)),
  });
  return row => row.get(column, [column]);
}

function requireAggregate(column: Column, known: ReadonlySet<string>): void {
  const { aggregated, fields } = contentsOf(column.expression);
  const isUnknown =
    column.expression.kind === 'call' &&
    !Object.hasOwn(functions, column.expression.name);
  if (
    !aggregated &&
    !isUnknown &&
    !(fields.length > 0 && fields.every(f => known.has(f)))
  ) {
    throw new QuerySyntaxError(
      'stats needs an aggregate function such as count()',
      column.expression,
    );
  }
}

function contentsOf(expression: Expression): {
  aggregated: boolean;
  fields: string[];
} {
  const parts = partsOf(expression).map(contentsOf);
  const isAggregate =
    expression.kind === 'call' && Object.hasOwn(aggregates, expression.name);
  const own = expression.kind === 'field' ? [expression.name] : [];
  return {
    aggregated: isAggregate || parts.some(part => part.aggregated),
    fields: [...own, ...parts.flatMap(part => part.fields)],
  };
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'index':
      return [expression.subject, expression.index];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'match':
      return [expression.subject, expression.pattern];
    case 'membership':
      return [expression.subject, expression.candidates];
    case 'call':
      return expression.args;
    default:
      return [];
  }
}
