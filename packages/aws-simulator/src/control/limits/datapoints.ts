import { z } from 'zod';

const RECENT_MS = 3 * 3_600_000;
const DEFAULT_PERIOD_SECONDS = 300;

const inputSchema = z.object({
  StartTime: z.date(),
  EndTime: z.date(),
  MetricDataQueries: z.array(
    z.object({
      Period: z.number().optional(),
      MetricStat: z.object({ Period: z.number() }).optional(),
    }),
  ),
});

/**
 * How many datapoints a GetMetricData request asks for, if its range begins in
 * the last three hours (`recent`) or before (`older`): each has its own limit.
 */
export function datapointsOf(input: unknown, age: 'recent' | 'older'): number {
  const parsed = inputSchema.safeParse(input);
  // What is malformed is refused for that, and counts for nothing.
  if (!parsed.success) return 0;
  const { StartTime, EndTime, MetricDataQueries } = parsed.data;
  const isRecent = EndTime.getTime() - StartTime.getTime() <= RECENT_MS;
  if (isRecent !== (age === 'recent')) return 0;
  const seconds = Math.max(0, EndTime.getTime() - StartTime.getTime()) / 1000;
  return MetricDataQueries.reduce((sum, { MetricStat, Period }) => {
    const period = MetricStat?.Period ?? Period ?? DEFAULT_PERIOD_SECONDS;
    return MetricStat ? sum + Math.ceil(seconds / Math.max(1, period)) : sum;
  }, 0);
}
