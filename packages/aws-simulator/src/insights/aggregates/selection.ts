import { compare, compareNaturally } from '../values/compare';
import { isPresent, type Value } from '../values/Value';
import type {
  Accumulator,
  AggregateDefinition,
  Observation,
} from './AggregateDefinition';

/** Keeps the value whose rank is the best so far. */
class Best implements Accumulator {
  #value: Value;
  #rank: Value;
  #isEmpty = true;

  constructor(
    private readonly rankOf: (observation: Observation) => Value,
    private readonly isBetter: (rank: Value, best: Value) => boolean,
  ) {}

  add(observation: Observation): void {
    const [value] = observation.values;
    if (!isPresent(value)) {
      return;
    }
    const rank = this.rankOf(observation);
    if (this.#isEmpty || this.isBetter(rank, this.#rank)) {
      this.#isEmpty = false;
      this.#value = value;
      this.#rank = rank;
    }
  }

  result(): Value {
    return this.#value;
  }
}

const byValue = ({ values: [value] }: Observation) => value;
const byTime = ({ timestamp }: Observation) => timestamp;

const select = (
  rankOf: (observation: Observation) => Value,
  isBetter: (rank: Value, best: Value) => boolean,
  keepsTimestamp: boolean,
): AggregateDefinition => ({
  minArguments: 1,
  maxArguments: 1,
  keepsTimestamp,
  start: () => new Best(rankOf, isBetter),
});

export const selectionAggregates: Readonly<
  Record<string, AggregateDefinition>
> = {
  min: select(byValue, (rank, best) => compare(rank, best) < 0, false),
  max: select(byValue, (rank, best) => compare(rank, best) > 0, false),
  earliest: select(byTime, (rank, best) => compare(rank, best) < 0, true),
  latest: select(byTime, (rank, best) => compare(rank, best) > 0, true),
  sortsfirst: select(
    byValue,
    (rank, best) => compareNaturally(rank, best) < 0,
    true,
  ),
  sortslast: select(
    byValue,
    (rank, best) => compareNaturally(rank, best) > 0,
    true,
  ),
};
