import type { TaskRun } from '../service/TaskRun';
import { livingIn, MINUTE_MS, type ServiceTraffic } from '../traffic';

/** What a request of a minute logs may come this much later. */
export const LATE_MINUTES = 1;

/** The tasks around the minutes that are read next. */
export class RunsWindow {
  constructor(
    private readonly firstMinute = Infinity,
    private readonly lastMinute = -Infinity,
    private readonly runs: ReadonlyArray<readonly TaskRun[]> = [],
  ) {}

  /** This window, or one that begins at a minute and reaches to another. */
  covering(
    minute: number,
    until: number,
    sources: ReadonlyArray<{ traffic: ServiceTraffic | undefined }>,
  ): RunsWindow {
    if (
      minute - LATE_MINUTES >= this.firstMinute &&
      minute <= this.lastMinute
    ) {
      return this;
    }
    const first = Math.min(minute, until) - LATE_MINUTES;
    const last = Math.max(minute, until);
    return new RunsWindow(
      first,
      last,
      sources.map(
        ({ traffic }) =>
          traffic?.runsIn(first * MINUTE_MS, (last + 1) * MINUTE_MS) ?? [],
      ),
    );
  }

  of(source: number, minute: number): TaskRun[] {
    return livingIn(minute, this.runs[source] ?? []);
  }
}
