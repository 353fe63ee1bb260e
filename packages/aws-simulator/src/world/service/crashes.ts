import { seededFraction } from '../seeded';
import type { TaskStop } from './TaskRun';
import type { TimeRange } from './times';

/** From the creation of one attempt to that of the next. */
const CYCLE_MS = 60_000;

export interface CrashingAttempt {
  number: number;
  createdAt: Date;
  startedAt: Date;
  exitedAt: Date;
}

/** The attempts of a slot to start a task that exits at once. */
export const crashes = {
  stop: {
    code: 'EssentialContainerExited',
    reason: 'Essential container in task exited',
    exitCode: 1,
  } satisfies TaskStop,

  /** The first few attempts between the start and the end. */
  first(count: number, key: string, start: Date, end: Date): CrashingAttempt[] {
    const to = new Date(start.getTime() + count * CYCLE_MS);
    return crashes
      .between(key, start, end, { from: start, to })
      .slice(0, count);
  },

  /** The attempts in a range, out of those between the start and the end. */
  between(
    key: string,
    start: Date,
    end: Date,
    range: TimeRange,
  ): CrashingAttempt[] {
    const from = Math.max(range.from.getTime(), start.getTime());
    const to = Math.min(range.to.getTime(), end.getTime());
    const first = Math.max(
      0,
      Math.floor((from - start.getTime()) / CYCLE_MS) - 1,
    );
    const last = Math.floor((to - start.getTime()) / CYCLE_MS);
    const attempts: CrashingAttempt[] = [];
    for (let number = first; number <= last; number++) {
      const vary = (name: string) => seededFraction(key, number, name);
      const createdAt =
        start.getTime() + number * CYCLE_MS + 8_000 * vary('created');
      const startedAt = createdAt + 34_000 + 8_000 * vary('started');
      const exitedAt = startedAt + 1_500 + 2_000 * vary('exited');
      if (createdAt >= end.getTime()) break;
      attempts.push({
        number,
        createdAt: new Date(createdAt),
        startedAt: new Date(startedAt),
        exitedAt: new Date(exitedAt),
      });
    }
    return attempts;
  },
};
