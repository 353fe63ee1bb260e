import { EVERYWHERE, PRICE_DATE, PRICE_SOURCE } from './everywhere';
import { estimated, perHour } from './databasePrices';
import type { Prices } from './Prices';

/** Europe (Ireland). */
export const EU_WEST_1: Prices = {
  ...EVERYWHERE,
  date: PRICE_DATE,
  source: PRICE_SOURCE,
  fargateVcpuHour: 0.04048,
  fargateGbHour: 0.004445,
  loadBalancerHour: 0.0252,
  natGatewayHour: 0.048,
  natGatewayGb: 0.048,
  databaseHour: {
    'db.t4g.micro': perHour(0.017),
    'db.t4g.small': perHour(0.035),
    'db.t4g.medium': perHour(0.07),
    'db.t4g.large': perHour(0.141),
    'db.m7g.large': estimated(0.186),
    'db.m7g.xlarge': estimated(0.372),
    'db.m7g.2xlarge': estimated(0.744),
    'db.r7g.large': estimated(0.266),
    'db.r7g.xlarge': estimated(0.532),
    'db.r7g.2xlarge': estimated(1.064),
  },
  databaseStorageGbMonth: perHour(0.127),
  databaseIopsMonth: 0.022,
  databaseThroughputMbpsMonth: 0.088,
  backupGbMonth: 0.095,
  logIngestionGb: 0.57,
  bucketGbMonth: 0.023,
};
