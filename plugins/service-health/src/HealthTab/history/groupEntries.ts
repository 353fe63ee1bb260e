import type { TimelineEntry } from './timelineEntries';

/** The same thing, once or many times without anything of weight between. */
export interface TimelineGroup {
  /** The newest of them. */
  entry: TimelineEntry;
  count: number;
  /** ISO 8601: of the oldest. */
  firstAt: string;
}

/**
 * A crash loop says the same thing a hundred times. Repetitions become one
 * line, except across a deployment or an alarm: what happened before one and
 * after it are two things.
 *
 * @param entries - the newest first
 * @returns the newest first
 */
export function groupEntries(entries: TimelineEntry[]): TimelineGroup[] {
  const groups: TimelineGroup[] = [];
  const open = new Map<string, TimelineGroup>();
  for (const entry of entries) {
    if (entry.kind === 'deployment' || entry.kind === 'alarm') open.clear();
    const group = open.get(entry.sameAs);
    if (group) {
      group.count += 1;
      group.firstAt = entry.at;
      continue;
    }
    const created = { entry, count: 1, firstAt: entry.at };
    open.set(entry.sameAs, created);
    groups.push(created);
  }
  return groups;
}
