import { setTimeout as sleep } from 'node:timers/promises';
import { isFinished } from '@quarterdeck/plugin-log-queries-common';
import type { RunRecord } from './record';
import type { RunStore } from './RunStore';

/** How often the database is asked, whichever replica writes to it. */
const LOOK_EVERY_MS = 50;

/**
 * A run once there is something new about it: rows beyond those that are
 * known, other rows in their place, or another status.
 *
 * @param enough - aborted when nobody wants to wait any longer
 * @returns the run as it is then
 */
export async function withNews(
  store: RunStore,
  record: RunRecord,
  known: { after: number; generation: number },
  enough: AbortSignal,
): Promise<RunRecord> {
  let current = record;
  while (
    !enough.aborted &&
    current.status === record.status &&
    !isFinished(current.status) &&
    !hasMore(current, known)
  ) {
    await sleep(LOOK_EVERY_MS);
    current = await store.get(record.id);
  }
  return current;
}

function hasMore(
  record: RunRecord,
  known: { after: number; generation: number },
): boolean {
  return record.generation === known.generation
    ? record.row_count > known.after
    : record.row_count > 0;
}
