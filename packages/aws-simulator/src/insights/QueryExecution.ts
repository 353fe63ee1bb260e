import type { RowCollector } from './evaluation/collectors';
import type { ResultField } from './evaluation/OutputColumns';
import type { QueryPlan } from './evaluation/QueryPlan';
import type { RowStep } from './evaluation/steps';
import type { LogEvent } from './LogEvent';
import { Row } from './Row';

/** A row of a result. */
export interface ResultRow {
  readonly fields: readonly ResultField[];
  /** The event that the row stands for; absent once rows were aggregated. */
  readonly event: LogEvent | undefined;
}

export interface QueryStatistics {
  /** Events that passed the filters. */
  readonly recordsMatched: number;
  readonly recordsScanned: number;
  readonly bytesScanned: number;
}

/** One run of a query: takes events, has rows at any time. */
export class QueryExecution {
  readonly #collector: RowCollector;
  readonly #enter: (row: Row) => void;
  #recordsMatched = 0;
  #recordsScanned = 0;
  #bytesScanned = 0;
  #lastMatched: LogEvent | undefined;

  /** @param maximum - how many rows will be asked for at most */
  constructor(private readonly plan: QueryPlan, maximum = Infinity) {
    this.#collector = plan.collect(maximum);
    this.#enter = chain(plan.head, row => this.#collect(row));
  }

  add(event: LogEvent): void {
    this.#recordsScanned++;
    this.#bytesScanned += Buffer.byteLength(event.message);
    this.#enter(new Row(event));
  }

  get statistics(): QueryStatistics {
    return {
      recordsMatched: this.#recordsMatched,
      recordsScanned: this.#recordsScanned,
      bytesScanned: this.#bytesScanned,
    };
  }

  /**
   * The result over what has been added so far.
   *
   * @param maximum - how many rows at most
   */
  rows(maximum = Infinity): ResultRow[] {
    return this.table()
      .slice(0, maximum)
      .map(row => ({ fields: this.plan.output.format(row), event: row.event }));
  }

  /** The result before it is put into words. */
  table(): readonly Row[] {
    return this.plan.tail.reduce(
      (rows, step) => step(rows),
      this.#collector.rows(),
    );
  }

  #collect(row: Row): void {
    // One event that became many rows still is one matched record.
    if (row.event !== this.#lastMatched) {
      this.#recordsMatched++;
      this.#lastMatched = row.event;
    }
    this.#collector.add(row);
  }
}

function chain(
  steps: readonly RowStep[],
  last: (row: Row) => void,
): (row: Row) => void {
  return steps.reduceRight<(row: Row) => void>(
    (next, step) => row => step(row, next),
    last,
  );
}
