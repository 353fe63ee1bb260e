import type { HealthWindow } from '../../api/ServiceHealthApi';
import type { TimelineEntry } from './timelineEntries';

/** What of one kind happened within a slice of the window. */
export interface Bucket {
  /** Of the window, where the slice begins. */
  leftPercent: number;
  count: number;
  entries: TimelineEntry[];
}

/** So many slices, however long the window: a point for every few pixels. */
export const BUCKETS = 120;

/** The slices in which anything happened, in the order of time. */
export function bucketsOf(
  entries: TimelineEntry[],
  window: HealthWindow,
): Bucket[] {
  const start = Date.parse(window.start);
  const width = (Date.parse(window.end) - start) / BUCKETS;
  const buckets = new Map<number, TimelineEntry[]>();
  for (const entry of entries) {
    const index = Math.floor((Date.parse(entry.at) - start) / width);
    if (index < 0 || index >= BUCKETS) continue;
    buckets.set(index, [...(buckets.get(index) ?? []), entry]);
  }
  return [...buckets]
    .sort(([one], [other]) => one - other)
    .map(([index, own]) => ({
      leftPercent: (100 * index) / BUCKETS,
      count: own.length,
      entries: own,
    }));
}
