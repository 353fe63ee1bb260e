/** Where the price list has prices for. */
export interface PricedRegion {
  code: string;
  location: string;
  /** What usage types of the region begin with. */
  prefix: string;
  /** USD by product key; what is left out costs what it does everywhere. */
  prices: Readonly<Record<string, number>>;
}

/** USD, in the regions that do not say otherwise. */
export const COMMON_PRICES: Readonly<Record<string, number>> = {
  fargateVcpuHour: 0.04048,
  fargateGbHour: 0.004445,
  fargateArmVcpuHour: 0.03238,
  fargateArmGbHour: 0.00356,
  loadBalancerHour: 0.0225,
  loadBalancerUnitHour: 0.008,
  natHour: 0.045,
  natGb: 0.045,
  publicIpv4Hour: 0.005,
  transferOutGb: 0.09,
  databaseStorageGbMonth: 0.115,
  databaseBackupGbMonth: 0.095,
  'db.t4g.micro': 0.016,
  'db.t4g.small': 0.032,
  'db.t4g.medium': 0.065,
  'db.t4g.large': 0.129,
  'db.m7g.large': 0.168,
  'db.m7g.xlarge': 0.337,
  'db.r7g.large': 0.239,
  webAclMonth: 5,
  webAclRuleMonth: 1,
  webAclRequest: 0.000_000_6,
  alarmMonth: 0.1,
  metricMonth: 0.3,
  dashboardMonth: 3,
  logIngestionGb: 0.5,
  logStorageGbMonth: 0.03,
  secretMonth: 0.4,
  hostedZoneMonth: 0.5,
  bucketGbMonth: 0.023,
  imageGbMonth: 0.1,
};

/** @see https://aws.amazon.com/pricing, as of June 2026 */
export const PRICED_REGIONS: readonly PricedRegion[] = [
  {
    code: 'us-east-1',
    location: 'US East (N. Virginia)',
    prefix: '',
    prices: {},
  },
  {
    code: 'us-west-2',
    location: 'US West (Oregon)',
    prefix: 'USW2-',
    prices: {},
  },
  {
    code: 'eu-west-1',
    location: 'EU (Ireland)',
    prefix: 'EU-',
    prices: {
      loadBalancerHour: 0.0252,
      natHour: 0.048,
      natGb: 0.048,
      databaseStorageGbMonth: 0.127,
      'db.t4g.micro': 0.017,
      'db.t4g.small': 0.035,
      'db.t4g.medium': 0.07,
      'db.t4g.large': 0.141,
      'db.m7g.large': 0.186,
      'db.m7g.xlarge': 0.372,
      'db.r7g.large': 0.266,
      logIngestionGb: 0.57,
    },
  },
  {
    code: 'eu-central-1',
    location: 'EU (Frankfurt)',
    prefix: 'EUC1-',
    prices: {
      fargateVcpuHour: 0.04656,
      fargateGbHour: 0.00511,
      fargateArmVcpuHour: 0.03725,
      fargateArmGbHour: 0.00409,
      loadBalancerHour: 0.027,
      natHour: 0.052,
      natGb: 0.052,
      databaseStorageGbMonth: 0.137,
      'db.t4g.micro': 0.019,
      'db.t4g.small': 0.038,
      'db.t4g.medium': 0.075,
      'db.t4g.large': 0.15,
      'db.m7g.large': 0.2,
      'db.m7g.xlarge': 0.4,
      'db.r7g.large': 0.285,
      logIngestionGb: 0.63,
      bucketGbMonth: 0.0245,
    },
  },
];

const [HOME] = PRICED_REGIONS;

/** The prices of a region; of one that is not listed, those of us-east-1. */
export const pricedRegion = (code: string): PricedRegion =>
  PRICED_REGIONS.find(each => each.code === code) ?? HOME;

/** USD for a unit of a product. */
export const priceIn = (region: PricedRegion, key: string): number =>
  region.prices[key] ?? COMMON_PRICES[key] ?? 0;
