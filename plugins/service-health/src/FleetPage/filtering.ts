import type {
  Fleet,
  FleetRow,
} from '@quarterdeck/plugin-service-health-common';
import type { IsMine } from '../fleet/useIsMine';
import { FACETS, FACET_IDS, type FacetId } from './facets';
import type { FleetQuery } from './fleetQuery';

/** The rows that the query asks for, in the order in which they come. */
export function filterRows(
  { rows, at }: Fleet,
  query: FleetQuery,
  isMine: IsMine,
): FleetRow[] {
  const words = query.text.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  const facets = FACET_IDS.flatMap(id => {
    const wanted = query.facets[id];
    return wanted ? { valuesOf: FACETS[id].valuesOf, wanted } : [];
  });
  return rows.filter(
    row =>
      (!query.isMine || isMine(row)) &&
      facets.every(({ valuesOf, wanted }) =>
        valuesOf(row, at).some(value => wanted.includes(value)),
      ) &&
      (words.length === 0 || hasAll(row, words)),
  );
}

/** One value of a facet, and how many rows have it. */
export interface FacetOption {
  value: string;
  label: string;
  count: number;
}

/**
 * What a facet can be set to: the values that the rest of the query leaves,
 * and those that it is set to.
 */
export function facetOptions(
  fleet: Fleet,
  query: FleetQuery,
  isMine: IsMine,
  id: FacetId,
): FacetOption[] {
  const { [id]: chosen = [], ...others } = query.facets;
  const counts = new Map(chosen.map(value => [value, 0]));
  for (const row of filterRows(fleet, { ...query, facets: others }, isMine)) {
    for (const value of FACETS[id].valuesOf(row, fleet.at)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({
      value,
      count,
      label: FACETS[id].labelOf(value),
    }))
    .sort((left, right) => left.label.localeCompare(right.label, 'en'));
}

function hasAll(row: FleetRow, words: string[]): boolean {
  const haystack = [
    row.title,
    row.entityRef,
    row.owner,
    row.type,
    row.stage,
    ...row.accountIds,
    ...row.regions,
    row.verdict.sentence,
  ]
    .join(' ')
    .toLocaleLowerCase('en');
  return words.every(word => haystack.includes(word));
}
