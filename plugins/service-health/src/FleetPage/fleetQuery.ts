import { FACET_IDS, type FacetId } from './facets';
import { SORT_IDS, type SortId } from './sorting';

/** What to show of the fleet, and in which order. */
export interface FleetQuery {
  /** Words, all of which a row must have. */
  text: string;
  /** Only what the user owns. */
  isMine: boolean;
  /** By facet, the values of which a row must have one; none: any. */
  facets: Partial<Record<FacetId, string[]>>;
  /** None: the worst first. */
  sort?: { by: SortId; isReversed: boolean };
}

/** Reads the query from the URL; what it does not know it leaves alone. */
export function parseFleetQuery(params: URLSearchParams): FleetQuery {
  const facets: FleetQuery['facets'] = {};
  for (const id of FACET_IDS) {
    const values = params.getAll(id).filter(Boolean);
    if (values.length > 0) facets[id] = values;
  }
  const sort = params.get('sort') ?? '';
  const by = SORT_IDS.find(id => id === sort.replace(/^-/, ''));
  return {
    text: params.get('text') ?? '',
    isMine: params.get('mine') === 'true',
    facets,
    sort: by && { by, isReversed: sort.startsWith('-') },
  };
}

/** Writes the query into the URL, beside what else stands there. */
export function writeFleetQuery(
  query: FleetQuery,
  before: URLSearchParams,
): URLSearchParams {
  const params = new URLSearchParams(before);
  for (const name of [...FACET_IDS, 'text', 'mine', 'sort']) {
    params.delete(name);
  }
  if (query.text) params.set('text', query.text);
  if (query.isMine) params.set('mine', 'true');
  for (const id of FACET_IDS) {
    for (const value of query.facets[id] ?? []) params.append(id, value);
  }
  if (query.sort) {
    params.set('sort', `${query.sort.isReversed ? '-' : ''}${query.sort.by}`);
  }
  return params;
}

/** Whether anything is left out. */
export function isFiltered({ text, isMine, facets }: FleetQuery): boolean {
  return Boolean(text.trim()) || isMine || Object.keys(facets).length > 0;
}

/** The query with a value of a facet taken in, or out where it was in. */
export function toggleFacet(
  query: FleetQuery,
  id: FacetId,
  value: string,
): FleetQuery {
  const values = query.facets[id] ?? [];
  return withFacet(
    query,
    id,
    values.includes(value)
      ? values.filter(other => other !== value)
      : [...values, value],
  );
}

/** The query with these values of a facet and no others. */
export function withFacet(
  query: FleetQuery,
  id: FacetId,
  values: string[],
): FleetQuery {
  const { [id]: _, ...others } = query.facets;
  return {
    ...query,
    facets: values.length > 0 ? { ...others, [id]: values } : others,
  };
}

/** The query that shows everything, in the same order. */
export function withoutFilters({ sort }: FleetQuery): FleetQuery {
  return { text: '', isMine: false, facets: {}, sort };
}
