import type { EnvironmentSpec } from '../spec';
import { type Prices, pricesOf } from './prices';

/** As AWS reckons a month in its own calculator. */
const HOURS_PER_MONTH = 730;

/** gp3 volumes of this size and more come with these, at no extra price. */
const INCLUDED_IOPS = 12_000;
const INCLUDED_THROUGHPUT_MBPS = 500;

/** Nine alarms, of which two watch two metrics, and two that scale. */
const ALARM_METRICS = 13;

/** What Container Insights publishes of a cluster with one service, about. */
const CONTAINER_INSIGHTS_METRICS = 29;

/**
 * What a month brings that no specification says.
 *
 * @public
 */
export interface MonthlyUsage {
  /** Tasks that run on average. Default: as few as autoscaling keeps. */
  averageTasks: number;
  /** Load balancer capacity units on average. Default: 0.2, a quiet service. */
  loadBalancerCapacityUnits: number;
  /** Through all NAT gateways, in GB. Default: 20. */
  natGb: number;
  /** Written by the tasks, in GB. Default: 5. */
  logGb: number;
}

/** @public */
export interface CostLine {
  id:
    | 'tasks'
    | 'database'
    | 'loadBalancer'
    | 'nat'
    | 'observability'
    | 'secrets';
  title: string;
  /** USD, rounded to cents. */
  monthlyUsd: number;
  /** What it is reckoned from: hours, GB, requests. */
  assumes: string;
}

/**
 * What an environment costs in a month, at list price, without a free tier,
 * data transfer to the internet, and taxes.
 *
 * @public
 */
export interface MonthlyCost {
  region: string;
  /** The sum of the lines, in USD. */
  totalUsd: number;
  lines: CostLine[];
  /** The day of the prices, such as `2026-06-30`. */
  priceDate: string;
  priceSource: string;
}

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
  const expected: MonthlyUsage = {
    averageTasks: spec.service.minCount,
    loadBalancerCapacityUnits: 0.2,
    natGb: 20,
    logGb: 5,
    ...usage,
  };
  const lines = [
    tasks(spec, expected, prices),
    database(spec, prices),
    loadBalancer(expected, prices),
    nat(spec, expected, prices),
    observability(expected, prices),
    secrets(prices),
  ];
  return {
    region: spec.region,
    totalUsd: cents(lines.reduce((sum, line) => sum + line.monthlyUsd, 0)),
    lines,
    priceDate: prices.date,
    priceSource: prices.source,
  };
}

function tasks(
  { service }: EnvironmentSpec,
  { averageTasks }: MonthlyUsage,
  prices: Prices,
): CostLine {
  const vcpu = service.cpu / 1024;
  const gb = service.memoryMb / 1024;
  const hourly = vcpu * prices.fargateVcpuHour + gb * prices.fargateGbHour;
  return {
    id: 'tasks',
    title: 'ECS Fargate',
    monthlyUsd: cents(averageTasks * hourly * HOURS_PER_MONTH),
    assumes: `${averageTasks} ${
      averageTasks === 1 ? 'task' : 'tasks'
    } of ${vcpu} vCPU and ${gb} GB, all month`,
  };
}

function database(
  { database: { multiAz, ...spec } }: EnvironmentSpec,
  prices: Prices,
): CostLine {
  const kind = multiAz ? 'standby' : 'single';
  const copies = multiAz ? 2 : 1;
  const instance = prices.databaseHour[spec.instanceClass][kind];
  const storage = spec.allocatedStorageGb * prices.databaseStorageGbMonth[kind];
  const extraIops = Math.max(0, (spec.iops ?? 0) - INCLUDED_IOPS);
  const extraThroughput = Math.max(
    0,
    (spec.storageThroughputMbps ?? 0) - INCLUDED_THROUGHPUT_MBPS,
  );
  const tuning =
    copies *
    (extraIops * prices.databaseIopsMonth +
      extraThroughput * prices.databaseThroughputMbpsMonth);
  return {
    id: 'database',
    title: 'RDS for PostgreSQL',
    monthlyUsd: cents(instance * HOURS_PER_MONTH + storage + tuning),
    assumes: `${spec.instanceClass} ${
      multiAz ? 'with a standby' : 'without a standby'
    }, all month, and ${
      spec.allocatedStorageGb
    } GB; backups no larger than that`,
  };
}

function loadBalancer(
  { loadBalancerCapacityUnits }: MonthlyUsage,
  prices: Prices,
): CostLine {
  const hourly =
    prices.loadBalancerHour +
    loadBalancerCapacityUnits * prices.loadBalancerCapacityUnitHour +
    2 * prices.publicIpv4Hour;
  return {
    id: 'loadBalancer',
    title: 'Load balancer',
    monthlyUsd: cents(hourly * HOURS_PER_MONTH),
    assumes: `two public addresses and ${loadBalancerCapacityUnits} capacity units on average`,
  };
}

function nat(
  { network: { natGateways } }: EnvironmentSpec,
  { natGb }: MonthlyUsage,
  prices: Prices,
): CostLine {
  const hourly = natGateways * (prices.natGatewayHour + prices.publicIpv4Hour);
  return {
    id: 'nat',
    title: natGateways === 1 ? 'NAT gateway' : 'NAT gateways',
    monthlyUsd: cents(hourly * HOURS_PER_MONTH + natGb * prices.natGatewayGb),
    assumes: `${natGateways} with a public address each, and ${natGb} GB`,
  };
}

function observability({ logGb }: MonthlyUsage, prices: Prices): CostLine {
  const logs = logGb * (prices.logIngestionGb + prices.logStorageGbMonth);
  const metrics =
    ALARM_METRICS * prices.alarmMetricMonth +
    CONTAINER_INSIGHTS_METRICS * prices.customMetricMonth;
  return {
    id: 'observability',
    title: 'CloudWatch',
    monthlyUsd: cents(logs + metrics),
    assumes: `${logGb} GB of logs, ${ALARM_METRICS} metrics with alarms, and about ${CONTAINER_INSIGHTS_METRICS} metrics of Container Insights`,
  };
}

function secrets(prices: Prices): CostLine {
  return {
    id: 'secrets',
    title: 'Secrets Manager',
    monthlyUsd: cents(prices.secretMonth),
    assumes: 'one secret',
  };
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
