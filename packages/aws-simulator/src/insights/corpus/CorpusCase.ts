import type { QueryContext } from '../functions';
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
  /** Events of other log groups, by the groups' names. */
  readonly others?: Readonly<Record<string, readonly LogEvent[]>>;
  /** What is queried, epoch milliseconds; all events unless told. */
  readonly range?: { readonly startTime: number; readonly endTime: number };
  readonly lookupTables?: QueryContext['lookupTables'];
  readonly cases: readonly CorpusCase[];
}
