import { EVERYWHERE, PRICE_DATE, PRICE_SOURCE } from './everywhere';
import { estimated, perHour } from './databasePrices';
import type { Prices } from './Prices';

/** US East (N. Virginia). */
export const US_EAST_1: Prices = {
  ...EVERYWHERE,
  date: PRICE_DATE,
  source: PRICE_SOURCE,
  fargateVcpuHour: 0.04048,
  fargateGbHour: 0.004445,
  loadBalancerHour: 0.0225,
  natGatewayHour: 0.045,
  natGatewayGb: 0.045,
  databaseHour: {
    'db.t4g.micro': perHour(0.016),
    'db.t4g.small': perHour(0.032, 0.065),
    'db.t4g.medium': perHour(0.065, 0.129),
    'db.t4g.large': perHour(0.129, 0.258),
    'db.m7g.large': perHour(0.168, 0.337),
    'db.m7g.xlarge': perHour(0.337, 0.674),
    'db.m7g.2xlarge': estimated(0.674),
    'db.r7g.large': perHour(0.239, 0.478),
    'db.r7g.xlarge': perHour(0.478, 0.956),
    'db.r7g.2xlarge': estimated(0.956),
  },
  databaseStorageGbMonth: perHour(0.115),
  databaseIopsMonth: 0.02,
  databaseThroughputMbpsMonth: 0.08,
  backupGbMonth: 0.095,
  logIngestionGb: 0.5,
  bucketGbMonth: 0.023,
};
