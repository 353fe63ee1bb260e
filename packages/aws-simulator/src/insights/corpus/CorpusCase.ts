import type { LogEvent } from '../LogEvent';

/** A query and the rows that it must have, in their order. */
export interface CorpusCase {
  readonly name: string;
  readonly query: string;
  readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
}

export interface Corpus {
  readonly name: string;
  readonly events: readonly LogEvent[];
  readonly cases: readonly CorpusCase[];
}
