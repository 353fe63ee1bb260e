import type { SavedQuery } from '@quarterdeck/plugin-log-queries-common';

/** The queries whose name or text has all words of the search. */
export function searchQueries<T extends SavedQuery>(
  queries: T[],
  search: string,
): T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return queries.filter(query => {
    const text = `${query.name} ${query.queryString}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** Queries by folder, both in alphabetical order; those without one first. */
export function groupByFolder<T extends SavedQuery>(
  queries: T[],
): { folder: string; queries: T[] }[] {
  const folders = new Map<string, T[]>();
  for (const query of queries) {
    const inFolder = folders.get(query.folder);
    if (inFolder) inFolder.push(query);
    else folders.set(query.folder, [query]);
  }
  return [...folders]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([folder, inFolder]) => ({
      folder,
      queries: inFolder.sort((a, b) => a.title.localeCompare(b.title)),
    }));
}
