import type { Column } from '@quarterdeck/insights-language';
import type { Accumulator, AggregateDefinition } from '../aggregates';
import { Row } from '../Row';
import { toNumber, toText, type Value } from '../values/Value';
import type { RowCollector } from './collectors';
import type { Evaluator } from './operators';

const TIMESTAMP = '@timestamp';

export interface AggregateSlot {
  /** The hidden column of a group's row that holds the result. */
  readonly column: string;
  readonly definition: AggregateDefinition;
  readonly args: readonly Evaluator[];
}

interface Group {
  readonly keys: readonly Value[];
  readonly accumulators: readonly Accumulator[];
}

/** Groups rows and aggregates each group, as `stats` says. */
export class StatsCollector implements RowCollector {
  readonly #groups = new Map<string, Group>();

  constructor(
    private readonly by: readonly Column[],
    private readonly keys: readonly Evaluator[],
    private readonly slots: readonly AggregateSlot[],
    private readonly columns: ReadonlyArray<{
      name: string;
      evaluate: Evaluator;
    }>,
  ) {}

  add(row: Row): void {
    const { accumulators } = this.#groupOf(row);
    const timestamp = toNumber(row.get(TIMESTAMP, [TIMESTAMP]));
    this.slots.forEach(({ args }, index) =>
      accumulators[index].add({
        values: args.map(argument => argument(row)),
        timestamp,
      }),
    );
  }

  rows(): readonly Row[] {
    // Without a `by`, there is one row even when nothing matched.
    const groups =
      this.#groups.size === 0 && this.by.length === 0
        ? [this.#newGroup([])]
        : [...this.#groups.values()];
    return groups.map(group => this.#rowOf(group));
  }

  #groupOf(row: Row): Group {
    const keys = this.keys.map(key => key(row));
    const id = keys.length === 1 ? toText(keys[0]) ?? '\0' : idOf(keys);
    let group = this.#groups.get(id);
    if (!group) {
      group = this.#newGroup(keys);
      this.#groups.set(id, group);
    }
    return group;
  }

  #newGroup(keys: readonly Value[]): Group {
    return {
      keys,
      accumulators: this.slots.map(({ definition }) => definition.start()),
    };
  }

  #rowOf({ keys, accumulators }: Group): Row {
    const row = new Row(
      undefined,
      this.by.map(({ name }, index) => [name, keys[index]] as const),
    );
    this.slots.forEach(({ column }, index) =>
      row.set(column, accumulators[index].result()),
    );
    for (const { name, evaluate } of this.columns) {
      row.set(name, evaluate(row));
    }
    return row;
  }
}

function idOf(keys: readonly Value[]): string {
  return JSON.stringify(keys.map(key => toText(key) ?? null));
}
