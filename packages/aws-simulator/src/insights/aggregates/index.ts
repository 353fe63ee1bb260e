import type { AggregateDefinition } from './AggregateDefinition';
import { arithmeticAggregates } from './arithmetic';
import { percentileAggregates } from './percentiles';
import { selectionAggregates } from './selection';

/** Every function that may aggregate in `stats`, by its lower-case name. */
export const aggregates: Readonly<Record<string, AggregateDefinition>> = {
  ...arithmeticAggregates,
  ...percentileAggregates,
  ...selectionAggregates,
};

export type { Accumulator, AggregateDefinition } from './AggregateDefinition';
