import type { Command, Query } from '@quarterdeck/insights-language';
import type { QueryContext } from '../functions';
import type { RowCollector } from './collectors';
import { ListCollector } from './collectors';
import { OutputColumns } from './OutputColumns';
import { Scope } from './Scope';
import { compileStats } from './compileStats';
import {
  columnsStep,
  dedupStep,
  filterStep,
  limitStep,
  onTable,
  parseStep,
  sortStep,
  unnestStep,
  type RowStep,
  type TableStep,
} from './steps';

/**
 * A compiled query in three parts: steps that each event goes through as it
 * is scanned, a collector of what is left, and the steps on the collected
 * table. So memory holds what matched, and a query that is still running can
 * show what it has.
 */
export interface QueryPlan {
  readonly head: readonly RowStep[];
  readonly collect: () => RowCollector;
  readonly tail: readonly TableStep[];
  readonly output: OutputColumns;
  readonly isAggregated: boolean;
}

/** @throws QuerySyntaxError for what the grammar alone does not refuse */
export function planQuery(query: Query, context: QueryContext): QueryPlan {
  const scope = new Scope(context, query.text);
  const output = new OutputColumns(scope);
  const head: RowStep[] = [];
  const tail: TableStep[] = [];
  let collect: (() => RowCollector) | undefined;
  let isAggregated = false;

  for (const command of query.commands) {
    output.note(command);
    if (command.kind === 'stats') {
      isAggregated = true;
      const start = compileStats(command, scope);
      if (collect) {
        tail.push(rows => collectAll(rows, start()));
      } else {
        collect = start;
      }
      continue;
    }
    const step = compileStep(command, scope);
    if (step.kind === 'row') {
      if (collect) {
        tail.push(onTable(step.step));
      } else {
        head.push(step.step);
      }
      continue;
    }
    const maximum = command.kind === 'limit' ? command.count : Infinity;
    collect ??= () => new ListCollector(maximum);
    tail.push(step.step);
  }
  return {
    head,
    collect: collect ?? (() => new ListCollector(Infinity)),
    tail,
    output,
    isAggregated,
  };
}

type Step = { kind: 'row'; step: RowStep } | { kind: 'table'; step: TableStep };

function compileStep(
  command: Exclude<Command, { kind: 'stats' }>,
  scope: Scope,
): Step {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return { kind: 'row', step: columnsStep(command.columns, scope) };
    case 'filter':
      return { kind: 'row', step: filterStep(command, scope) };
    case 'parse':
      return { kind: 'row', step: parseStep(command, scope) };
    case 'unnest':
      return { kind: 'row', step: unnestStep(command, scope) };
    case 'sort':
      return { kind: 'table', step: sortStep(command, scope) };
    case 'limit':
      return { kind: 'table', step: limitStep(command) };
    default:
      return { kind: 'table', step: dedupStep(command, scope) };
  }
}

function collectAll(
  rows: Iterable<Parameters<RowCollector['add']>[0]>,
  collector: RowCollector,
) {
  for (const row of rows) {
    collector.add(row);
  }
  return collector.rows();
}
