/** A stretch of time on the grid of its periods. */
export interface MetricRange {
  /** Seconds since 1970, inclusive, a multiple of the period. */
  startSeconds: number;
  /** Seconds since 1970, exclusive, a multiple of the period. */
  endSeconds: number;
  periodSeconds: number;
}

/** A chart is about so many pixels wide; more points say no more. */
const MOST_POINTS = 500;

/** The steps that people can read off a time axis. */
const PERIODS_SECONDS = [60, 300, 900, 3_600, 10_800, 21_600, 86_400];

const DAY_SECONDS = 86_400;

/**
 * Puts a range onto a grid, so that all who look within the same period ask
 * for the same thing, and AWS is asked (and paid) once.
 *
 * The period is the shortest that is readable and that CloudWatch still keeps
 * at the start of the range: one minute for 15 days, five minutes for 63 days,
 * an hour for 455 days.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function alignRange(start: Date, end: Date, now: Date): MetricRange {
  const lengthSeconds = (end.getTime() - start.getTime()) / 1_000;
  const ageDays = (now.getTime() - start.getTime()) / 1_000 / DAY_SECONDS;
  const periodSeconds =
    PERIODS_SECONDS.find(
      period =>
        period >= keptPeriodSeconds(ageDays) &&
        lengthSeconds / period <= MOST_POINTS,
    ) ?? DAY_SECONDS;
  const onGrid = (date: Date) =>
    Math.floor(date.getTime() / 1_000 / periodSeconds) * periodSeconds;
  const startSeconds = onGrid(start);
  return {
    startSeconds,
    endSeconds: Math.max(onGrid(end), startSeconds + periodSeconds),
    periodSeconds,
  };
}

/** The shortest period of which CloudWatch still has points so old. */
function keptPeriodSeconds(ageDays: number): number {
  if (ageDays < 15) return 60;
  return ageDays < 63 ? 300 : 3_600;
}

/** Every moment of the grid. */
export function gridOf(range: MetricRange): number[] {
  const { startSeconds, endSeconds, periodSeconds } = range;
  return Array.from(
    { length: Math.round((endSeconds - startSeconds) / periodSeconds) },
    (_, index) => startSeconds + index * periodSeconds,
  );
}
