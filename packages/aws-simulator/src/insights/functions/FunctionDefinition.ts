import type { LookupTable } from './LookupTable';
import type { Value } from '../values/Value';

/** What functions may know beside their arguments. */
export interface QueryContext {
  /** When the query was started, epoch milliseconds. */
  readonly now: number;
  /** The queried range, epoch milliseconds. */
  readonly startTime: number;
  readonly endTime: number;
  /** What `lookup` and `cidrlookup` may use. */
  readonly lookupTables?: ReadonlyMap<string, LookupTable>;
}

export interface FunctionDefinition {
  readonly minArguments: number;
  readonly maxArguments: number;
  /** Results hold a point in time and are shown as one. */
  readonly returnsTimestamp?: boolean;
  evaluate(args: readonly Value[], context: QueryContext): Value;
}

export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;

type Evaluate = FunctionDefinition['evaluate'];

export function define(
  [minArguments, maxArguments]: readonly [number, number],
  evaluate: Evaluate,
): FunctionDefinition {
  return { minArguments, maxArguments, evaluate };
}
