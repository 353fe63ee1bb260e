import { z } from 'zod';
import { count, moment } from './schema';

/** @public */
export const awsCallStatisticsSchema = z.object({
  accountId: z.string(),
  region: z.string(),
  service: z.string(),
  operation: z.string(),
  calls: count,
  throttles: count,
  failures: count,
  medianMs: z.number().describe('In milliseconds'),
  p95Ms: z.number().describe('In milliseconds'),
});

/** @public */
export type AwsCallStatistics = z.output<typeof awsCallStatisticsSchema>;

/** What the calls of a month cost, at the pace of late. @public */
export const monthlyEstimateSchema = z.object({
  billedMetricReads: count.describe(
    'Metrics that `GetMetricData` was asked for, so far in this month',
  ),
  projectedMetricReads: count.describe(
    "The whole month's, at the pace of the last day",
  ),
  projectedUsd: z.number().min(0),
  basis: z.string().describe('What it rests on, in a sentence'),
});

/** @public */
export type MonthlyEstimate = z.output<typeof monthlyEstimateSchema>;

/**
 * What the portal itself asks of AWS, for the people who run it.
 *
 * @public
 */
export const operationsReportSchema = z.object({
  since: moment.describe('Since when this replica counts'),
  calls: z.array(awsCallStatisticsSchema),
  ages: z
    .array(
      z.object({
        accountId: z.string(),
        region: z.string(),
        oldestSeconds: z.number(),
      }),
    )
    .describe('Age of the oldest reading per account and region, in seconds'),
  estimate: monthlyEstimateSchema,
});

/** @public */
export type OperationsReport = z.output<typeof operationsReportSchema>;
