/** A stretch of time in epoch milliseconds, both ends included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Joins windows that touch, and cuts them all down to one. */
export function mergeWindows(
  windows: readonly Window[],
  within: Window,
): Window[] {
  const merged: Window[] = [];
  const cut = windows
    .map(({ from, to }) => ({
      from: Math.max(from, within.from),
      to: Math.min(to, within.to),
    }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from - b.from);
  for (const window of cut) {
    const last = merged[merged.length - 1];
    if (last && window.from <= last.to) {
      merged[merged.length - 1] = {
        from: last.from,
        to: Math.max(last.to, window.to),
      };
    } else {
      merged.push(window);
    }
  }
  return merged;
}
