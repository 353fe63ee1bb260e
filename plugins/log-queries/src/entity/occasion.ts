import type { SuggestRequest } from '@quarterdeck/plugin-log-queries-common';
import { DateTime } from 'luxon';

/** The names under which an address says what has happened. */
const KEYS = {
  alarmName: 'alarm',
  metricName: 'metric',
  taskId: 'task',
  stateReason: 'reason',
  requestId: 'request',
} as const satisfies Partial<Record<keyof SuggestRequest, string>>;

/**
 * Reads `?alarm=<name>&metric=<name>&at=<iso>`, or `?task=<id>&at=<iso>`, both
 * with an optional `reason`: what somebody has come from.
 */
export function readOccasion(
  search: URLSearchParams,
): SuggestRequest | undefined {
  const value = (key: string) => search.get(key) || undefined;
  const at = DateTime.fromISO(value('at') ?? '', { setZone: true });
  if (!at.isValid || !(value(KEYS.alarmName) ?? value(KEYS.taskId))) {
    return undefined;
  }
  return {
    at: at.toUTC().toISO(),
    alarmName: value(KEYS.alarmName),
    metricName: value(KEYS.metricName),
    taskId: value(KEYS.taskId),
    stateReason: value(KEYS.stateReason)?.slice(0, 2_048),
    requestId: value(KEYS.requestId),
  };
}

/** `Alarm shop-production-5xx, 2026-03-01 02:31:00` */
export function titleOf(
  occasion: SuggestRequest,
  format: (iso: string) => string,
): string {
  const subject = occasion.alarmName
    ? `Alarm ${occasion.alarmName}`
    : `Stopped task ${occasion.taskId}`;
  return `${subject}, ${format(occasion.at)}`;
}
