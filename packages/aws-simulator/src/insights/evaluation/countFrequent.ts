import type { FieldExpression } from '@quarterdeck/insights-language';
import { Row } from '../Row';
import { toText, type Value } from '../values/Value';
import type { RowCollector } from './collectors';

export const APPROXIMATE_COUNT = '_approxcount';

/** `countFrequent`: how often each combination occurs, most often first. */
export class CountFrequentCollector implements RowCollector {
  readonly #counts = new Map<string, { values: Value[]; count: number }>();

  constructor(private readonly fields: readonly FieldExpression[]) {}

  add(row: Row): void {
    const values = this.fields.map(({ name, path }) => row.get(name, path));
    const key = JSON.stringify(values.map(value => toText(value) ?? null));
    const known = this.#counts.get(key);
    if (known) {
      known.count++;
    } else {
      this.#counts.set(key, { values, count: 1 });
    }
  }

  rows(): readonly Row[] {
    return [...this.#counts.values()]
      .sort((a, b) => b.count - a.count)
      .map(
        ({ values, count }) =>
          new Row(undefined, [
            ...this.fields.map(
              ({ name }, index) => [name, values[index]] as const,
            ),
            [APPROXIMATE_COUNT, count],
          ]),
      );
  }
}
