import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { LRUCache } from 'lru-cache';
import { packJson, type PackedJson } from '../http/packedJson';

/** Of the time that a reading is fresh: so much later one sees the next. */
const KEPT_SHARE = 0.1;

/** So many, of some 15 KB each. */
const MOST_KEPT = 500;

/**
 * What is sent of an entity, put together once for all who look within a
 * second: to write and compress a report takes longer than to find all of it in
 * memory.
 */
export class EntityAnswers {
  #generation = 0;
  readonly #kept: LRUCache<string, PackedJson, () => Promise<unknown>>;

  constructor({ freshSeconds }: { freshSeconds: number }) {
    this.#kept = new LRUCache({
      max: MOST_KEPT,
      ttl: Math.ceil(freshSeconds * 1_000 * KEPT_SHARE),
      fetchMethod: async (_key, _stale, { context: read }) =>
        packJson(await read()),
    });
  }

  /** Something was done in AWS: who looks next is to see it. */
  forget(): void {
    this.#generation += 1;
  }

  /** @param about - what of the entity, such as its metrics of an hour */
  async of(
    entity: Entity,
    about: string,
    read: () => Promise<unknown>,
  ): Promise<PackedJson> {
    const key = [
      this.#generation,
      stringifyEntityRef(entity),
      entity.metadata.etag,
      about,
    ].join(' ');
    return this.#kept.forceFetch(key, { context: read });
  }
}
