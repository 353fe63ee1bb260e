import type { DatabaseClass } from '../spec';
import { US_EAST_1 } from './prices.us-east-1';

/** List prices of a region, on demand and without a free tier, in USD. */
export interface Prices {
  /** The day on which the prices were looked up, such as `2026-06-30`. */
  date: string;
  source: string;
  fargateVcpuHour: number;
  fargateGbHour: number;
  loadBalancerHour: number;
  loadBalancerCapacityUnitHour: number;
  publicIpv4Hour: number;
  natGatewayHour: number;
  natGatewayGb: number;
  /** Without a standby, and with one. */
  databaseHour: Record<DatabaseClass, { single: number; standby: number }>;
  databaseStorageGbMonth: { single: number; standby: number };
  /** Beyond what a volume comes with. */
  databaseIopsMonth: number;
  databaseThroughputMbpsMonth: number;
  alarmMetricMonth: number;
  customMetricMonth: number;
  logIngestionGb: number;
  logStorageGbMonth: number;
  secretMonth: number;
}

const PRICES: Readonly<Record<string, Prices>> = { 'us-east-1': US_EAST_1 };

/** The prices of a region; undefined for one that has no price file yet. */
export function pricesOf(region: string): Prices | undefined {
  return PRICES[region];
}
