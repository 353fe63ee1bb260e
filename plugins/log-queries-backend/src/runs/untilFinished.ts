import { setTimeout as sleep } from 'node:timers/promises';
import { isFinished } from '@quarterdeck/plugin-log-queries-common';
import type { RunRecord } from './record';
import type { RunStore } from './RunStore';

const LOOK_EVERY_MS = 200;

/** A run at its end, or as it is when the time is over. */
export async function untilFinished(
  store: RunStore,
  record: RunRecord,
  seconds: number,
): Promise<RunRecord> {
  const endMs = Date.now() + seconds * 1_000;
  let current = record;
  while (!isFinished(current.status) && Date.now() < endMs) {
    await sleep(LOOK_EVERY_MS);
    current = await store.get(record.id);
  }
  return current;
}
