const MINUTE_SECONDS = 60;
const FIVE_MINUTES_SECONDS = 300;
const HOUR_SECONDS = 3_600;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Since when data of a period are still there, epoch milliseconds: seconds for
 * three hours, minutes for 15 days, five minutes for 63, hours for 455.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
export function keptSince(now: number, periodSeconds: number): number {
  if (periodSeconds < MINUTE_SECONDS) {
    return now - 3 * HOUR_MS;
  }
  if (periodSeconds < FIVE_MINUTES_SECONDS) {
    return now - 15 * DAY_MS;
  }
  return now - (periodSeconds < HOUR_SECONDS ? 63 : 455) * DAY_MS;
}
