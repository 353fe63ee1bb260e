import { chunked, groupedBy } from '../../batches';
import type { Outcome } from '../../sources/source';
import { RESOURCE_TYPES } from './resourceTypes';
import type { TagQuery } from './locator';

/**
 * How many values of a key may stand in one filter.
 *
 * @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_TagFilter.html
 */
const VALUES_PER_FILTER = 20;

/** A resource with its tags, as whoever was asked for it describes it. */
export interface TaggedResource {
  arn: string;
  tags: Map<string, string>;
}

/**
 * Queries for the same keys, few enough to be asked as one: any of these
 * values for each of these keys. What comes back is more than any of them
 * wants, and is sorted out by {@link matching}.
 */
export function tagBatches(
  queries: TagQuery[],
  most = VALUES_PER_FILTER,
): TagQuery[][] {
  const ofSameKeys = groupedBy(queries, ({ tags }) =>
    JSON.stringify(tags.map(({ key }) => key).sort()),
  );
  return [...ofSameKeys.values()].flatMap(group => chunked(group, most));
}

/** The values that a batch wants, by key. */
export function valuesByKey(batch: TagQuery[]): Map<string, string[]> {
  const values = new Map<string, Set<string>>();
  for (const { key, value } of batch.flatMap(({ tags }) => tags)) {
    values.set(key, (values.get(key) ?? new Set()).add(value));
  }
  return new Map([...values].map(([key, set]) => [key, [...set]]));
}

/** What each query of a batch wants of what came back. */
export function matching(
  batch: TagQuery[],
  resources: TaggedResource[],
): Map<string, Outcome<string[]>> {
  return new Map(
    batch.map(query => [
      query.arn,
      {
        value: resources
          .filter(resource => isWanted(query, resource))
          .map(({ arn }) => arn),
      },
    ]),
  );
}

function isWanted({ kind, tags }: TagQuery, resource: TaggedResource): boolean {
  return (
    RESOURCE_TYPES[kind].arn.test(resource.arn) &&
    tags.every(({ key, value }) => resource.tags.get(key) === value)
  );
}
