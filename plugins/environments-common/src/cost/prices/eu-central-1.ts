import { EVERYWHERE, PRICE_DATE, PRICE_SOURCE } from './everywhere';
import { estimated, perHour } from './databasePrices';
import type { Prices } from './Prices';

/** Europe (Frankfurt). */
export const EU_CENTRAL_1: Prices = {
  ...EVERYWHERE,
  date: PRICE_DATE,
  source: PRICE_SOURCE,
  fargateVcpuHour: 0.04656,
  fargateGbHour: 0.00511,
  loadBalancerHour: 0.027,
  natGatewayHour: 0.052,
  natGatewayGb: 0.052,
  databaseHour: {
    'db.t4g.micro': perHour(0.019),
    'db.t4g.small': perHour(0.037),
    'db.t4g.medium': perHour(0.074),
    'db.t4g.large': perHour(0.149),
    'db.m7g.large': estimated(0.201),
    'db.m7g.xlarge': estimated(0.402),
    'db.m7g.2xlarge': estimated(0.804),
    'db.r7g.large': estimated(0.286),
    'db.r7g.xlarge': estimated(0.572),
    'db.r7g.2xlarge': estimated(1.144),
  },
  databaseStorageGbMonth: perHour(0.137),
  databaseIopsMonth: 0.024,
  databaseThroughputMbpsMonth: 0.095,
  backupGbMonth: 0.103,
  logIngestionGb: 0.63,
  bucketGbMonth: 0.0245,
};
