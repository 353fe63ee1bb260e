import type { Expression, Span } from '@quarterdeck/insights-language';
import type { QueryContext } from '../functions';

const TIMESTAMP_FIELDS = ['@timestamp', '@ingestionTime'];

/** What is known about the columns at one place in a query. */
export class Scope {
  #columns = new Set<string>();
  readonly #timestamps = new Set(TIMESTAMP_FIELDS);

  constructor(readonly context: QueryContext, readonly text: string) {}

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
