/** @public */
export interface TimeRange {
  from: Date;
  to: Date;
}

/** From the beginning of a task's end to its end. */
export const STOPPING_MS = 3_000;

/** The end of what nothing ends. */
export const FOREVER = new Date(8.64e15);

export const later = (at: Date, milliseconds: number) =>
  new Date(Math.min(at.getTime() + milliseconds, FOREVER.getTime()));

export const earliest = (...times: Date[]) =>
  times.reduce((a, b) => (a < b ? a : b));

export const latest = (...times: Date[]) =>
  times.reduce((a, b) => (a > b ? a : b));
