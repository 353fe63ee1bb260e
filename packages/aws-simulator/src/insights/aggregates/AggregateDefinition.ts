import type { Value } from '../values/Value';

/** What an aggregate function learns from one row. */
export interface Observation {
  /** The arguments; none for `count(*)` and `count()`. */
  readonly values: readonly Value[];
  /** The row's time, epoch milliseconds; absent after a `stats`. */
  readonly timestamp: number | undefined;
}

export interface Accumulator {
  add(observation: Observation): void;
  result(): Value;
}

export interface AggregateDefinition {
  readonly minArguments: number;
  readonly maxArguments: number;
  /** The result is of the same kind as the argument: a time stays a time. */
  readonly keepsTimestamp?: boolean;
  start(): Accumulator;
}
