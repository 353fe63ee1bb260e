import type { DatabaseClass } from '../../spec';

/** Without a standby in a second zone, and with one. */
export interface DatabasePrice {
  single: number;
  standby: number;
  /** Worked out from a sibling's price, because no source was at hand. */
  estimated?: true;
}

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
  /** To the internet, the first 10 TB of a month. */
  transferOutGb: number;

  databaseHour: Record<DatabaseClass, DatabasePrice>;
  databaseStorageGbMonth: DatabasePrice;
  /** Beyond what a volume comes with. */
  databaseIopsMonth: number;
  databaseThroughputMbpsMonth: number;
  /** Copies of backups in another region. */
  backupGbMonth: number;
  /** Between two regions. */
  replicationGb: number;

  alarmMetricMonth: number;
  customMetricMonth: number;
  /** A metric of Container Insights with enhanced observability. */
  enhancedMetricMonth: number;
  metricRead: number;
  logIngestionGb: number;
  logStorageGbMonth: number;

  secretMonth: number;
  hostedZoneMonth: number;
  imageGbMonth: number;
  bucketGbMonth: number;

  webAclMonth: number;
  webAclRuleMonth: number;
  webAclRequest: number;
  cdnGb: number;
  cdnRequest: number;
  email: number;
}
