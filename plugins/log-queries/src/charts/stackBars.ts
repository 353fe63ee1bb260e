import type { TimeBars } from './timeBars';

/** A bar over one step of time, its parts from the bottom up. */
export interface StackedStep {
  startMs: number;
  /** How high it reaches. */
  top: number;
  /** None where series are lines. */
  parts: { series: number; from: number; to: number }[];
}

/** Puts the series of a chart on top of each other, where that means something. */
export function stackBars(
  data: TimeBars,
  before: ReadonlyMap<number, number> = new Map(),
): { steps: StackedStep[]; highest: number } {
  const starts = new Set(
    data.series.flatMap(({ values }) => [...values.keys()]),
  );
  const steps = [...starts]
    .sort((a, b) => a - b)
    .map(startMs => {
      const values = data.series.map(series =>
        Math.max(0, series.values.get(startMs) ?? 0),
      );
      return data.drawnAs === 'lines'
        ? { startMs, top: Math.max(...values), parts: [] }
        : { startMs, ...stack(values) };
    });
  const highest = Math.max(
    0,
    ...steps.map(step => step.top),
    ...before.values(),
  );
  return { steps, highest };
}

function stack(values: number[]): Omit<StackedStep, 'startMs'> {
  let top = 0;
  const parts = values.flatMap((value, series) => {
    if (value === 0) return [];
    const from = top;
    top += value;
    return [{ series, from, to: top }];
  });
  return { top, parts };
}
