import type { TargetMetrics } from '@quarterdeck/plugin-service-health-common';

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

/** The longest range of a period that ends now, as all who look now share it. */
export function liveWindow(
  periodSeconds: number,
  nowMs: number = Date.now(),
): MetricRange {
  const endSeconds = Math.floor(nowMs / 1_000 / periodSeconds) * periodSeconds;
  return {
    startSeconds: endSeconds - (MOST_POINTS + 1) * periodSeconds,
    endSeconds,
    periodSeconds,
  };
}

/** Whether all of a range lies in a window of the same period. */
export function isWithin(range: MetricRange, window: MetricRange): boolean {
  return (
    range.periodSeconds === window.periodSeconds &&
    range.startSeconds >= window.startSeconds &&
    range.endSeconds <= window.endSeconds
  );
}

/**
 * The part of metrics that lies in a range. Of metrics that were read for an
 * earlier moment, what there is of it.
 */
export function cutTo(
  range: MetricRange,
  metrics: TargetMetrics,
): TargetMetrics {
  const { startSeconds, endSeconds } = range;
  return {
    ...metrics,
    start: new Date(startSeconds * 1_000).toISOString(),
    end: new Date(endSeconds * 1_000).toISOString(),
    series: metrics.series.map(series => {
      const from = firstFrom(series.timestamps, startSeconds);
      const to = firstFrom(series.timestamps, endSeconds);
      return {
        ...series,
        timestamps: series.timestamps.slice(from, to),
        values: series.values.slice(from, to),
      };
    }),
  };
}

/** The index of the first moment that is not before another. */
function firstFrom(timestamps: number[], seconds: number): number {
  const index = timestamps.findIndex(timestamp => timestamp >= seconds);
  return index === -1 ? timestamps.length : index;
}
