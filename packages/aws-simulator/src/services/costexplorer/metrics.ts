import type { MetricValue } from '@aws-sdk/client-cost-explorer';
import type { Charge } from './charges';
import { invalid, type Period } from './periods';

const METRICS = [
  'AmortizedCost',
  'BlendedCost',
  'NetAmortizedCost',
  'NetUnblendedCost',
  'NormalizedUsageAmount',
  'UnblendedCost',
  'UsageQuantity',
] as const;

export type CostMetric = (typeof METRICS)[number];

/**
 * The metrics that a client means, who may write `UNBLENDED_COST` as well.
 * @throws AwsError `ValidationException`
 */
export function metricsFrom(names: string[] | undefined): CostMetric[] {
  const asked = (names ?? []).map(name => {
    const plain = name.replace(/_/g, '').toLowerCase();
    const found = METRICS.find(each => each.toLowerCase() === plain);
    if (!found) throw invalid(`Metric ${name} is not valid.`);
    return found;
  });
  if (asked.length === 0) throw invalid('Metrics must not be empty');
  return asked;
}

const HOUR_MS = 3_600_000;

/** The hours of a period in which a charge ran, up to a time. */
export function hoursOf(charge: Charge, { start, end }: Period, until: number) {
  const from = Math.max(start.toMillis(), charge.from.getTime());
  const to = Math.min(end.toMillis(), charge.to?.getTime() ?? Infinity, until);
  return Math.max(0, to - from) / HOUR_MS;
}

/** What charges come to in a period, as Cost Explorer writes it. */
export function amounts(
  charges: Charge[],
  period: Period,
  metrics: CostMetric[],
  now: Date,
): Record<string, MetricValue> {
  let cost = 0;
  let usage = 0;
  for (const charge of charges) {
    const units = hoursOf(charge, period, now.getTime()) * charge.usage;
    usage += units;
    cost += units * charge.price;
  }
  return Object.fromEntries(
    metrics.map(metric => [metric, valueOf(metric, cost, usage)]),
  );
}

function valueOf(metric: CostMetric, cost: number, usage: number): MetricValue {
  if (metric === 'UsageQuantity') {
    return { Amount: decimal(usage), Unit: 'N/A' };
  }
  if (metric === 'NormalizedUsageAmount') return { Amount: '0', Unit: 'N/A' };
  return { Amount: decimal(cost), Unit: 'USD' };
}

/** Ten digits behind the point, and no zeros at the end. */
export const decimal = (value: number): string =>
  String(Number(value.toFixed(10)));
