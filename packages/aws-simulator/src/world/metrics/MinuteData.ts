/**
 * What CloudWatch keeps of a metric for a minute. `values` are there where
 * percentiles can be asked for.
 */
export interface MinuteData {
  /** Minutes since the epoch. */
  readonly minute: number;
  readonly sum: number;
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly values?: readonly number[];
}

/** A gauge or a duration that was measured a number of times. */
export function measured(
  minute: number,
  values: readonly number[],
): MinuteData | undefined {
  if (values.length === 0) {
    return undefined;
  }
  let sum = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of values) {
    sum += value;
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  return { minute, sum, count: values.length, minimum, maximum, values };
}

/** Something that happened a number of times; not reported when it did not. */
export function counted(minute: number, times: number): MinuteData | undefined {
  return times === 0
    ? undefined
    : { minute, sum: times, count: times, minimum: 1, maximum: 1 };
}

const MAX_REPETITIONS = 10_000;

/** How often a value that occurred so often is listed: not without end. */
export function repetitions(times: number): number {
  return Math.min(MAX_REPETITIONS, Math.max(1, Math.round(times)));
}
