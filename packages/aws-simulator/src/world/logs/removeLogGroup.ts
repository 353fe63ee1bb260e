import type { Region } from '../Region';

/** Deletes a log group with everything that belongs to it. */
export function removeLogGroup(region: Region, name: string): void {
  region.logGroups.delete(name);
  for (const { id } of region.metricFilters.where(
    ({ logGroupName }) => logGroupName === name,
  )) {
    region.metricFilters.delete(id);
  }
}
