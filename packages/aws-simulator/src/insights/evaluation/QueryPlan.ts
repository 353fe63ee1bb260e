import type {
  Command,
  Query,
  SourceCommand,
} from '@quarterdeck/insights-language';
import type { QueryContext } from '../functions';
import { periodMilliseconds } from '../functions/periods';
import { SideInput } from '../SideInput';
import { ListCollector, type RowCollector } from './collectors';
import { compileStep } from './compileStep';
import { compileStats } from './compileStats';
import { CountFrequentCollector } from './countFrequent';
import { compileDiff, withPattern } from './diff';
import { OutputColumns } from './OutputColumns';
import { compilePattern } from './pattern/PatternCollector';
import { Scope } from './Scope';
import { onTable, type RowStep, type TableStep } from './steps';

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
  readonly source: SourceCommand | undefined;
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
  return { ...builder.build(), source: sourceOf(commands), inputs };
}

/** Puts the commands of a query into the three parts of its plan. */
class PlanBuilder {
  readonly #head: RowStep[] = [];
  readonly #tail: TableStep[] = [];
  readonly #output: OutputColumns;
  #collect: (() => RowCollector) | undefined;
  #isAggregated = false;

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
    const step = compileStep(command, this.scope, shown, this.#output);
    if (step.kind === 'row') {
      this.#addRowStep(step.step);
      return;
    }
    const maximum = command.kind === 'limit' ? command.count : Infinity;
    this.#collect ??= () => new ListCollector(maximum);
    this.#tail.push(step.step);
  }

  build(): Omit<QueryPlan, 'source' | 'inputs'> {
    return {
      head: this.#head,
      collect: this.#collect ?? (() => new ListCollector(Infinity)),
      tail: this.#tail,
      output: this.#output,
      isAggregated: this.#isAggregated,
    };
  }

  #addRowStep(step: RowStep): void {
    if (this.#collect) {
      this.#tail.push(onTable(step));
    } else {
      this.#head.push(step);
    }
  }

  #aggregate(start: () => RowCollector): void {
    this.#isAggregated = true;
    if (this.#collect) {
      this.#tail.push(rows => collectAll(rows, start()));
    } else {
      this.#collect = start;
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
export function timesOf(
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
