import type { Prices } from './prices';

const withStandby = (single: number, standby = 2 * single) => ({
  single,
  standby,
});

/**
 * US East (N. Virginia). Of the database classes, db.t4g.micro to medium were
 * compared with published breakdowns; the larger ones still want checking.
 */
export const US_EAST_1: Prices = {
  date: '2026-06-30',
  source:
    'List prices as quoted in June 2026; see https://aws.amazon.com/pricing',
  fargateVcpuHour: 0.04048,
  fargateGbHour: 0.004445,
  loadBalancerHour: 0.0225,
  loadBalancerCapacityUnitHour: 0.008,
  publicIpv4Hour: 0.005,
  natGatewayHour: 0.045,
  natGatewayGb: 0.045,
  databaseHour: {
    'db.t4g.micro': withStandby(0.016),
    'db.t4g.small': withStandby(0.032, 0.065),
    'db.t4g.medium': withStandby(0.065, 0.129),
    'db.t4g.large': withStandby(0.129, 0.258),
    'db.m7g.large': withStandby(0.168, 0.337),
    'db.m7g.xlarge': withStandby(0.337, 0.674),
    'db.m7g.2xlarge': withStandby(0.674, 1.348),
    'db.r7g.large': withStandby(0.239, 0.478),
    'db.r7g.xlarge': withStandby(0.478, 0.956),
    'db.r7g.2xlarge': withStandby(0.956, 1.911),
  },
  databaseStorageGbMonth: withStandby(0.115),
  databaseIopsMonth: 0.02,
  databaseThroughputMbpsMonth: 0.08,
  alarmMetricMonth: 0.1,
  customMetricMonth: 0.3,
  logIngestionGb: 0.5,
  logStorageGbMonth: 0.03,
  secretMonth: 0.4,
};
