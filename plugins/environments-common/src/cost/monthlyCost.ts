import type { EnvironmentSpec } from '../spec';
import { database } from './lines/database';
import { delivery, dns, webAcl } from './lines/edge';
import { loadBalancer, nat } from './lines/network';
import { observability } from './lines/observability';
import { cents, type Reckon } from './lines/reckon';
import { email, secrets, storage } from './lines/storage';
import { tasks } from './lines/tasks';
import { pricesOf } from './prices';
import type { MonthlyCost, MonthlyUsage } from './types';

/** In the order in which a bill shows them. */
const LINES: readonly Reckon[] = [
  tasks,
  database,
  loadBalancer,
  nat,
  webAcl,
  delivery,
  observability,
  secrets,
  dns,
  storage,
  email,
];

/** What a quiet service uses in a month. */
const QUIET: Omit<MonthlyUsage, 'averageTasks'> = {
  loadBalancerCapacityUnits: 0.2,
  natGb: 20,
  transferGb: 10,
  requests: 2_000_000,
  logGb: 2,
  imageGb: 2,
  bucketGb: 5,
  emails: 0,
};

/**
 * Reckons what an environment costs in a month.
 *
 * @returns undefined for a region whose prices are not known.
 * @public
 */
export function monthlyCost(
  spec: EnvironmentSpec,
  usage: Partial<MonthlyUsage> = {},
): MonthlyCost | undefined {
  const prices = pricesOf(spec.region);
  if (!prices) return undefined;
  const expected = { averageTasks: spec.service.minCount, ...QUIET, ...usage };
  const lines = LINES.flatMap(
    reckon => reckon({ spec, usage: expected, prices }) ?? [],
  );
  return {
    region: spec.region,
    totalUsd: cents(lines.reduce((sum, line) => sum + line.monthlyUsd, 0)),
    lines,
    priceDate: prices.date,
    priceSource: prices.source,
  };
}
