import type {
  Command,
  Query,
  SourceCommand,
} from '@quarterdeck/insights-language';
import type { QueryContext } from '../functions';
import { periodMilliseconds } from '../functions/periods';
import { SideInput } from '../SideInput';
import { collectorOf, type RowCollector } from './collectors';
import { compileStep } from './compileStep';
import { compileStats } from './compileStats';
import { CountFrequentCollector } from './countFrequent';
import { compileDiff, withPattern } from './diff';
import { OutputColumns } from './OutputColumns';
import { compilePattern } from './pattern/PatternCollector';
import { Scope } from './Scope';
import {
  onTable,
  rowOrder,
  sortStep,
  type RowOrder,
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
  /** @param maximum - how many rows will be asked for at most */
  readonly collect: (maximum: number) => RowCollector;
  readonly tail: readonly TableStep[];
  readonly output: OutputColumns;
  /** How many rows the last `limit` leaves. */
  readonly limit: number | undefined;
  readonly source: SourceCommand | undefined;
  /** The times of the events that it reads, epoch milliseconds. */
  readonly range: { readonly startTime: number; readonly endTime: number };
  /** What must be read first, in this order. */
  readonly inputs: readonly SideInput[];
}

/** @throws QuerySyntaxError for what the grammar alone does not refuse */
export function planQuery(query: Query, context: QueryContext): QueryPlan {
  return planCommands(query.commands, query.text, context, []);
}

function planCommands(
  commands: readonly Command[],
  text: string,
  context: QueryContext,
  inputs: SideInput[],
): QueryPlan {
  const scope = new Scope(context, text, (subquery, shiftTime) => {
    const source = sourceOf(subquery);
    const { startTime, endTime } = timesOf(source, context);
    const shift = shiftTime ?? (time => time);
    const range = {
      source,
      startTime: shift(startTime),
      endTime: shift(endTime),
    };
    const plan = planCommands(subquery, text, { ...context, ...range }, inputs);
    const input = new SideInput(range, plan);
    inputs.push(input);
    return input;
  });
  const builder = new PlanBuilder(scope);
  withPattern(commands).forEach((command, index, all) =>
    builder.add(command, all.slice(0, index)),
  );
  const source = sourceOf(commands);
  const range = timesOf(source, context);
  return { ...builder.build(), source, range, inputs };
}

/** Puts the commands of a query into the three parts of its plan. */
class PlanBuilder {
  readonly #head: RowStep[] = [];
  readonly #tail: TableStep[] = [];
  readonly #output: OutputColumns;
  #aggregation: (() => RowCollector) | undefined;
  /** What happens first to the events as a table, and how many then remain. */
  readonly #first: { order?: RowOrder; count?: number } = {};
  #limit: number | undefined;

  constructor(private readonly scope: Scope) {
    this.#output = new OutputColumns(scope);
  }

  add(command: Command, before: readonly Command[]): void {
    const shown = this.#output.names();
    this.#output.note(command);
    switch (command.kind) {
      case 'source':
        return;
      case 'stats':
        this.#aggregate(compileStats(command, this.scope));
        return;
      case 'pattern':
        this.#aggregate(compilePattern(command, this.scope));
        return;
      case 'countFrequent': {
        const { fields } = command;
        this.#aggregate(() => new CountFrequentCollector(fields));
        return;
      }
      case 'diff':
        this.#tail.push(compileDiff(command, before, this.scope));
        return;
      default:
    }
    if (command.kind === 'sort') {
      const order = rowOrder(command, this.scope);
      if (!this.#isTable) {
        this.#first.order = order;
      }
      this.#tail.push(sortStep(order));
      return;
    }
    const step = compileStep(command, this.scope, shown, this.#output);
    if (step.kind === 'row') {
      this.#addRowStep(step.step);
      return;
    }
    if (command.kind === 'limit') {
      this.#limit = command.count;
    }
    const isFirst = this.#tail.length === (this.#first.order ? 1 : 0);
    if (isFirst && command.kind === 'limit') {
      this.#first.count = command.count;
    }
    this.#tail.push(step.step);
  }

  build(): Omit<QueryPlan, 'source' | 'inputs' | 'range'> {
    const { order, count } = this.#first;
    const isAll = this.#tail.length > (order ? 1 : 0);
    return {
      head: this.#head,
      collect:
        this.#aggregation ??
        (asked => collectorOf(order, count ?? (isAll ? Infinity : asked))),
      tail: this.#tail,
      output: this.#output,
      limit: this.#limit,
    };
  }

  get #isTable(): boolean {
    return this.#aggregation !== undefined || this.#tail.length > 0;
  }

  #addRowStep(step: RowStep): void {
    if (this.#isTable) {
      this.#tail.push(onTable(step));
    } else {
      this.#head.push(step);
    }
  }

  #aggregate(start: () => RowCollector): void {
    if (this.#isTable) {
      this.#tail.push(rows => collectAll(rows, start()));
    } else {
      this.#aggregation = start;
    }
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

function sourceOf(commands: readonly Command[]): SourceCommand | undefined {
  const [first] = commands;
  return first?.kind === 'source' ? first : undefined;
}

/** The times of a `SOURCE`, which may say how long ago; else the query's. */
function timesOf(
  source: SourceCommand | undefined,
  { now, startTime, endTime }: QueryContext,
): { startTime: number; endTime: number } {
  const at = (offset: SourceCommand['startOffset'], otherwise: number) =>
    offset === undefined ? otherwise : now + periodMilliseconds(offset);
  return {
    startTime: at(source?.startOffset, startTime),
    endTime: at(source?.endOffset, endTime),
  };
}
