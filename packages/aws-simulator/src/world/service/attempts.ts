import { seededFraction } from '../seeded';
import type { TimeRange } from './taskRuns';
import type { DoomedLife, TaskTrouble, Vary } from './TaskTrouble';

/** One attempt does not follow the other like clockwork. */
const JITTER_MS = 8_000;

/** An attempt to run a task that comes to no good. */
export interface Attempt {
  readonly number: number;
  readonly createdAt: Date;
  readonly life: DoomedLife;
  readonly vary: Vary;
}

/**
 * The attempts in a range, out of those that a task's place sees between a
 * start and an end.
 */
export function attemptsBetween(
  trouble: TaskTrouble,
  key: string,
  span: { start: Date; end: Date; most: number },
  range: TimeRange,
): Attempt[] {
  const start = span.start.getTime();
  const from = Math.max(range.from.getTime(), start);
  const to = Math.min(range.to.getTime(), span.end.getTime());
  const first = Math.max(0, Math.floor((from - start) / trouble.cycleMs) - 1);
  const last = Math.min(
    Math.floor((to - start) / trouble.cycleMs),
    span.most - 1,
  );
  const attempts: Attempt[] = [];
  for (let number = first; number <= last; number++) {
    const vary: Vary = name => seededFraction(key, number, name);
    const createdAt = new Date(
      start + number * trouble.cycleMs + JITTER_MS * vary('created'),
    );
    if (createdAt >= span.end) break;
    attempts.push({ number, createdAt, life: trouble.attempt(vary), vary });
  }
  return attempts;
}
