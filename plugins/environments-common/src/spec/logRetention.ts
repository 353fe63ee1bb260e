import { z } from 'zod';

/**
 * How CloudWatch's log retention can be set, in days.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const LOG_RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 731] as const;

/** A retention of a log group; without one, CloudWatch keeps it for good. */
export const logRetention = (
  days: (typeof LOG_RETENTION_DAYS)[number],
  title: string,
  description: string,
) => z.literal(LOG_RETENTION_DAYS).default(days).meta({ title, description });
