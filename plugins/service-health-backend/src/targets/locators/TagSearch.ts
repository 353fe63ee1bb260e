import {
  ReadingStore,
  type ReadingStoreOptions,
} from '../../readings/ReadingStore';
import type { TagsClaim } from '../claims/claim';
import { type Found, foundIn } from './found';
import {
  type Locator,
  type Patience,
  tagQuery,
  type TagQuery,
} from './locator';

/**
 * What resources have the tags that entities name. The same tags are searched
 * for once and then remembered, whoever names them; all that is asked at the
 * same time goes to AWS together.
 */
export class TagSearch {
  readonly #answers: ReadingStore<TagQuery, string[]>;

  constructor(private readonly locator: Locator, timing: ReadingStoreOptions) {
    this.#answers = new ReadingStore(timing);
  }

  /** @returns what was found for each claim, in their order */
  async find(claims: TagsClaim[], patience: Patience): Promise<Found[]> {
    const queriesOf = claims.map(({ kind, tags }) =>
      this.locator.places.map(place => tagQuery(kind, tags, place)),
    );
    const queries = [
      ...new Map(queriesOf.flat().map(query => [query.arn, query])).values(),
    ];
    const readings = await this.#answers.read(
      this.locator.source,
      queries,
      patience,
    );
    const byQuery = new Map(readings.map(reading => [reading.target, reading]));
    return claims.map(({ text, annotation }, index) =>
      foundIn(
        queriesOf[index].flatMap(({ arn }) => byQuery.get(arn) ?? []),
        {
          kind: 'not-found',
          message: `Nothing in AWS has the tags ${text}`,
          remedy: `Correct the annotation ${annotation}, or tag the resources`,
        },
      ),
    );
  }
}
