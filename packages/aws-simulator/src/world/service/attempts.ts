import { seededFraction } from '../seeded';
import type { FailureWindow } from './failureWindows';
import type { Vary } from './TaskTrouble';
import { FOREVER, later, type TimeRange } from './times';

/** One attempt does not follow the other like clockwork. */
const JITTER_MS = 8_000;

/** An attempt to run a task that comes to no good. */
export interface Attempt {
  readonly number: number;
  readonly createdAt: Date;
  /** {@link FOREVER} when its containers never run. */
  readonly startedAt: Date;
  /** When its target is unhealthy, if it comes to that. */
  readonly failsCheckAt: Date | undefined;
  readonly endsAt: Date;
  readonly vary: Vary;
}

/**
 * The attempts in a range, out of those that a task's place sees between a
 * start and an end.
 */
export function attemptsBetween(
  window: FailureWindow,
  slot: number,
  start: Date,
  end: Date,
  range: TimeRange,
): Attempt[] {
  const { cycleMs } = window.trouble;
  const from = Math.max(range.from.getTime(), start.getTime());
  const to = Math.min(range.to.getTime(), end.getTime());
  const first = Math.max(0, Math.floor((from - start.getTime()) / cycleMs) - 1);
  const last = Math.floor((to - start.getTime()) / cycleMs);
  const attempts: Attempt[] = [];
  for (let number = first; number <= last; number++) {
    const attempt = attemptOf(window, slot, start, number);
    if (attempt.createdAt >= end) break;
    attempts.push(attempt);
  }
  return attempts;
}

/** The first few attempts between the start and the end. */
export function firstAttempts(
  count: number,
  window: FailureWindow,
  slot: number,
  start: Date,
  end: Date,
): Attempt[] {
  const to = later(start, count * window.trouble.cycleMs);
  return attemptsBetween(window, slot, start, end, { from: start, to }).slice(
    0,
    count,
  );
}

function attemptOf(
  { id, trouble }: FailureWindow,
  slot: number,
  start: Date,
  number: number,
): Attempt {
  const vary: Vary = name => seededFraction(`${id}/${slot}`, number, name);
  const life = trouble.attempt(vary);
  const createdAt = later(
    start,
    number * trouble.cycleMs + JITTER_MS * vary('created'),
  );
  const startedAt =
    life.startsAfterMs === undefined
      ? FOREVER
      : later(createdAt, life.startsAfterMs);
  const begins = startedAt < FOREVER ? startedAt : createdAt;
  return {
    number,
    createdAt,
    startedAt,
    failsCheckAt:
      life.failsCheckAfterMs === undefined
        ? undefined
        : later(startedAt, life.failsCheckAfterMs),
    endsAt: later(begins, life.endsAfterMs),
    vary,
  };
}
