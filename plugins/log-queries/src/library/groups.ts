import type { SavedQuery } from '@quarterdeck/plugin-log-queries-common';
import type { LogEnvironment } from '../workbench/useEnvironments';

/** Queries under a common name. */
export interface QueryGroup<T> {
  name: string;
  queries: T[];
}

const NO_SERVICE = 'Of no service';

/** The queries whose name, text or description has all words of the search. */
export function searchQueries<T extends SavedQuery>(
  queries: readonly T[],
  search: string,
): T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return queries.filter(query => {
    const text = [
      query.name,
      query.queryString,
      query.notes.description,
      query.notes.owner,
    ]
      .join(' ')
      .toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** Queries by folder, both in alphabetical order; those without one first. */
export function groupByFolder<T extends SavedQuery>(
  queries: readonly T[],
): QueryGroup<T>[] {
  const folders = new Map<string, T[]>();
  for (const query of queries) {
    const inFolder = folders.get(query.folder);
    if (inFolder) inFolder.push(query);
    else folders.set(query.folder, [query]);
  }
  return [...folders]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, inFolder]) => ({ name, queries: byTitle(inFolder) }));
}

/** Queries by the service that they belong to; one may belong to several. */
export function groupByService<T extends SavedQuery>(
  queries: readonly T[],
  environments: readonly LogEnvironment[],
): QueryGroup<T>[] {
  const groups = environments.map(environment => ({
    name: environment.name,
    queries: byTitle(queries.filter(query => belongs(query, environment))),
  }));
  const placed = new Set(groups.flatMap(group => group.queries));
  const others = byTitle(queries.filter(query => !placed.has(query)));
  return [...groups, { name: NO_SERVICE, queries: others }].filter(
    group => group.queries.length > 0,
  );
}

/** By its folder, by its log groups, or since the entity lists it. */
function belongs(query: SavedQuery, environment: LogEnvironment): boolean {
  const isInPlace =
    query.accountId === environment.accountId &&
    query.region === environment.region;
  return (
    isInPlace &&
    (query.folder === environment.folder ||
      query.logGroupNames.some(name =>
        environment.logGroupNames.includes(name),
      ) ||
      environment.listedQueries.some(
        listed =>
          listed === query.name ||
          listed === query.id ||
          (listed.endsWith('/') && query.name.startsWith(listed)),
      ))
  );
}

function byTitle<T extends SavedQuery>(queries: T[]): T[] {
  return [...queries].sort((a, b) => a.title.localeCompare(b.title));
}
