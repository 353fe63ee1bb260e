import type { SourceCommand } from '@quarterdeck/insights-language';
import type { QueryPlan } from './evaluation/QueryPlan';
import type { LogEvent } from './LogEvent';
import { QueryExecution, type QueryStatistics } from './QueryExecution';
import type { Row } from './Row';

/** Which events a side input has to be given. */
export interface InputRange {
  /** Absent where it reads the log groups of the query that it belongs to. */
  readonly source: SourceCommand | undefined;
  /** Epoch milliseconds, both ends included. */
  readonly startTime: number;
  readonly endTime: number;
}

/**
 * The rows of another query (a subquery, or the same one over an earlier time)
 * that a query needs before it can look at its own first event.
 */
export class SideInput {
  readonly #execution: QueryExecution;
  #rows: readonly Row[] | undefined;

  constructor(readonly range: InputRange, readonly plan: QueryPlan) {
    this.#execution = new QueryExecution(plan);
  }

  add(event: LogEvent): void {
    this.#rows = undefined;
    this.#execution.add(event);
  }

  get statistics(): QueryStatistics {
    return this.#execution.statistics;
  }

  rows(): readonly Row[] {
    this.#rows ??= this.#execution.table();
    return this.#rows;
  }
}
