import { seededAlphanumeric } from '../world/seeded';
import {
  COMMON_PRICES,
  PRICED_REGIONS,
  type PricedRegion,
  priceIn,
} from './regions';

/** A product of the price list, in one region. */
export interface Product {
  sku: string;
  serviceCode: string;
  productFamily: string;
  attributes: Record<string, string>;
  unit: string;
  description: string;
  /** USD for a unit. */
  price: number;
}

interface ProductKind {
  /** In the table of prices. */
  key: string;
  serviceCode: string;
  serviceName: string;
  family: string;
  /** Without the prefix of the region. */
  usageType: string;
  unit: string;
  more?: Record<string, string>;
  /** A multiple of the price, such as for a second zone. */
  times?: number;
}

const FARGATE = {
  serviceCode: 'AmazonECS',
  serviceName: 'Amazon Elastic Container Service',
  family: 'Compute',
  unit: 'hours',
};
const ELB = {
  serviceCode: 'AWSELB',
  serviceName: 'Elastic Load Balancing',
  family: 'Load Balancer-Application',
  more: { operation: 'LoadBalancing:Application' },
};
const NAT = {
  serviceCode: 'AmazonEC2',
  serviceName: 'Amazon Elastic Compute Cloud',
  family: 'NAT Gateway',
  more: { group: 'NGW:NatGateway', operation: 'NatGateway' },
};
const WAF = {
  serviceCode: 'awswaf',
  serviceName: 'AWS WAF',
  family: 'Web Application Firewall',
};
const CLOUDWATCH = {
  serviceCode: 'AmazonCloudWatch',
  serviceName: 'AmazonCloudWatch',
};
const RDS = {
  serviceCode: 'AmazonRDS',
  serviceName: 'Amazon Relational Database Service',
};

const KINDS: readonly ProductKind[] = [
  {
    ...FARGATE,
    key: 'fargateVcpuHour',
    usageType: 'Fargate-vCPU-Hours:perCPU',
    more: { cputype: 'perCPU', tenancy: 'Shared' },
  },
  {
    ...FARGATE,
    key: 'fargateGbHour',
    usageType: 'Fargate-GB-Hours',
    more: { memorytype: 'perGB', tenancy: 'Shared' },
  },
  {
    ...FARGATE,
    key: 'fargateArmVcpuHour',
    usageType: 'Fargate-ARM-vCPU-Hours:perCPU',
    more: { cputype: 'perCPU', tenancy: 'Shared', cpuArchitecture: 'ARM' },
  },
  {
    ...FARGATE,
    key: 'fargateArmGbHour',
    usageType: 'Fargate-ARM-GB-Hours',
    more: { memorytype: 'perGB', tenancy: 'Shared', cpuArchitecture: 'ARM' },
  },
  {
    ...ELB,
    key: 'loadBalancerHour',
    usageType: 'LoadBalancerUsage',
    unit: 'Hrs',
  },
  {
    ...ELB,
    key: 'loadBalancerUnitHour',
    usageType: 'LCUUsage',
    unit: 'LCU-Hrs',
  },
  { ...NAT, key: 'natHour', usageType: 'NatGateway-Hours', unit: 'Hrs' },
  { ...NAT, key: 'natGb', usageType: 'NatGateway-Bytes', unit: 'GB' },
  {
    key: 'publicIpv4Hour',
    serviceCode: 'AmazonVPC',
    serviceName: 'Amazon Virtual Private Cloud',
    family: 'VpcPublicIPv4Address',
    usageType: 'PublicIPv4:InUseAddress',
    unit: 'Hrs',
    more: { group: 'VPCPublicIPv4Address' },
  },
  {
    key: 'transferOutGb',
    serviceCode: 'AWSDataTransfer',
    serviceName: 'AWS Data Transfer',
    family: 'Data Transfer',
    usageType: 'DataTransfer-Out-Bytes',
    unit: 'GB',
    more: { transferType: 'AWS Outbound', toLocation: 'External' },
  },
  ...Object.keys(COMMON_PRICES)
    .filter(key => key.startsWith('db.'))
    .flatMap((instanceType): ProductKind[] =>
      [1, 2].map(zones => ({
        ...RDS,
        key: instanceType,
        family: 'Database Instance',
        usageType: `${
          zones === 1 ? 'InstanceUsage' : 'Multi-AZUsage'
        }:${instanceType}`,
        unit: 'Hrs',
        times: zones,
        more: {
          instanceType,
          databaseEngine: 'PostgreSQL',
          deploymentOption: deploymentOption(zones),
          licenseModel: 'No license required',
        },
      })),
    ),
  ...[1, 2].map(
    (zones): ProductKind => ({
      ...RDS,
      key: 'databaseStorageGbMonth',
      family: 'Database Storage',
      usageType: zones === 1 ? 'RDS:GP3-Storage' : 'RDS:Multi-AZ-GP3-Storage',
      unit: 'GB-Mo',
      times: zones,
      more: {
        volumeType: 'General Purpose-GP3',
        databaseEngine: 'PostgreSQL',
        deploymentOption: deploymentOption(zones),
      },
    }),
  ),
  {
    ...RDS,
    key: 'databaseBackupGbMonth',
    family: 'Storage Snapshot',
    usageType: 'RDS:ChargedBackupUsage',
    unit: 'GB-Mo',
  },
  { ...WAF, key: 'webAclMonth', usageType: 'WebACLV2', unit: 'month' },
  { ...WAF, key: 'webAclRuleMonth', usageType: 'RuleV2', unit: 'month' },
  {
    ...WAF,
    key: 'webAclRequest',
    usageType: 'RequestV2-Tier1',
    unit: 'Requests',
  },
  {
    ...CLOUDWATCH,
    key: 'alarmMonth',
    family: 'Alarm',
    usageType: 'CW:AlarmMonitorUsage',
    unit: 'Alarms',
  },
  {
    ...CLOUDWATCH,
    key: 'metricMonth',
    family: 'Metric',
    usageType: 'CW:MetricMonitorUsage',
    unit: 'Metrics',
  },
  {
    ...CLOUDWATCH,
    key: 'dashboardMonth',
    family: 'Dashboard',
    usageType: 'DashboardsUsageHour',
    unit: 'USD',
  },
  {
    ...CLOUDWATCH,
    key: 'logIngestionGb',
    family: 'Data Payload',
    usageType: 'DataProcessing-Bytes',
    unit: 'GB',
  },
  {
    ...CLOUDWATCH,
    key: 'logStorageGbMonth',
    family: 'Storage Snapshot',
    usageType: 'TimedStorage-ByteHrs',
    unit: 'GB-Mo',
  },
  {
    key: 'secretMonth',
    serviceCode: 'AWSSecretsManager',
    serviceName: 'AWS Secrets Manager',
    family: 'Secret',
    usageType: 'AWSSecretsManager-Secrets',
    unit: 'Secrets',
  },
  {
    key: 'hostedZoneMonth',
    serviceCode: 'AmazonRoute53',
    serviceName: 'Amazon Route 53',
    family: 'DNS Zone',
    usageType: 'HostedZone',
    unit: 'HostedZone',
  },
  {
    key: 'bucketGbMonth',
    serviceCode: 'AmazonS3',
    serviceName: 'Amazon Simple Storage Service',
    family: 'Storage',
    usageType: 'TimedStorage-ByteHrs',
    unit: 'GB-Mo',
    more: { storageClass: 'General Purpose', volumeType: 'Standard' },
  },
  {
    key: 'imageGbMonth',
    serviceCode: 'AmazonECR',
    serviceName: 'Amazon EC2 Container Registry (ECR)',
    family: 'EC2 Container Registry',
    usageType: 'TimedStorage-ByteHrs',
    unit: 'GB-Mo',
  },
];

function deploymentOption(zones: number): string {
  return zones === 1 ? 'Single-AZ' : 'Multi-AZ';
}

const SKU_LENGTH = 16;

function productIn(region: PricedRegion, kind: ProductKind): Product {
  const { key, serviceCode, serviceName, family, unit, more } = kind;
  const usagetype = region.prefix + kind.usageType;
  const price = priceIn(region, key) * (kind.times ?? 1);
  return {
    sku: seededAlphanumeric(SKU_LENGTH, 'sku', serviceCode, usagetype),
    serviceCode,
    productFamily: family,
    attributes: {
      servicecode: serviceCode,
      servicename: serviceName,
      location: region.location,
      locationType: 'AWS Region',
      regionCode: region.code,
      usagetype,
      operation: '',
      ...more,
    },
    unit,
    description: `$${price} per ${unit} for ${usagetype} in ${region.location}`,
    price,
  };
}

/** Everything that the price list has. */
export const PRODUCTS: readonly Product[] = PRICED_REGIONS.flatMap(region =>
  KINDS.map(kind => productIn(region, kind)),
);
