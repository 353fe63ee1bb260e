import type { Command, Expression, Span } from '@quarterdeck/insights-language';
import type { Period } from '../functions/periods';
import type { SideInput } from '../SideInput';
import type { QueryContext } from '../functions';

const TIMESTAMP_FIELDS = ['@timestamp', '@ingestionTime'];

/** A column of times, each the beginning of a period. */
export interface TimeBins {
  readonly column: string;
  readonly period: Period;
  /** The other columns that groups are made by. */
  readonly otherKeys: readonly string[];
}

/** What is known about the columns at one place in a query. */
export class Scope {
  #columns = new Set<string>();
  readonly #timestamps = new Set(TIMESTAMP_FIELDS);

  /** The times that the last `stats` counted by, for `fillmissing`. */
  timeBins: TimeBins | undefined;

  constructor(
    readonly context: QueryContext,
    readonly text: string,
    /** Has the rows of another query read before this one's events. */
    readonly addInput: (
      commands: readonly Command[],
      shiftTime?: (time: number) => number,
    ) => SideInput,
  ) {}

  /** After `stats`, only its own columns exist. */
  replaceColumns(names: Iterable<string>): void {
    this.#columns = new Set(names);
  }

  hasColumn(name: string): boolean {
    return this.#columns.has(name);
  }

  /** Values of this column are times, shown as such. */
  markTimestamp(name: string, isTimestamp: boolean): void {
    if (isTimestamp) {
      this.#timestamps.add(name);
    } else if (!TIMESTAMP_FIELDS.includes(name)) {
      this.#timestamps.delete(name);
    }
  }

  isTimestamp(name: string): boolean {
    return this.#timestamps.has(name);
  }

  /**
   * The column that an expression repeats word for word: after
   * `stats count() by bin(5m)` one may `sort bin(5m)`.
   */
  columnWrittenAs(expression: Expression): string | undefined {
    const written = this.textOf(expression);
    return this.#columns.has(written) ? written : undefined;
  }

  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}
