import {
  type PricedRegion,
  priceIn,
  pricedRegion,
} from '../../pricing/regions';
import type { Region } from '../../world/Region';
import type { Resource, Tags } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { readRules } from '../wafv2/storedRules';

/** Something that costs the same in each hour of a time. */
export interface Charge {
  accountId: string;
  region: string;
  /** As Cost Explorer calls the service. */
  service: string;
  usageType: string;
  tags: Tags;
  from: Date;
  /** None while it goes on. */
  to?: Date;
  /** Units in an hour. */
  usage: number;
  /** USD for a unit. */
  price: number;
}

const HOURS_PER_MONTH = 730;
/** What a healthy environment of this size moves and keeps. */
const TYPICAL = {
  capacityUnits: 1,
  natGbPerHour: 0.05,
  logGbPerHour: 0.01,
  bucketGb: 5,
  imageGb: 2,
};

const EC2_OTHER = 'EC2 - Other';
const CLOUDWATCH = 'AmazonCloudWatch';

/**
 * What the resources of a region cost. It follows from what is there now: what
 * a deleted resource has cost is forgotten with it.
 */
export function chargesOf(region: Region): Charge[] {
  const priced = pricedRegion(region.name);
  const bill = new Bill(region, priced);
  for (const each of region.ecsServices.all()) fargate(bill, region, each);
  for (const each of region.loadBalancers.all()) {
    const service = 'Amazon Elastic Load Balancing';
    bill.add(each, service, 'LoadBalancerUsage', 'loadBalancerHour');
    bill.add(each, service, 'LCUUsage', 'loadBalancerUnitHour', {
      usage: TYPICAL.capacityUnits,
    });
  }
  for (const each of region.natGateways.all()) {
    bill.add(each, EC2_OTHER, 'NatGateway-Hours', 'natHour');
    bill.add(each, EC2_OTHER, 'NatGateway-Bytes', 'natGb', {
      usage: TYPICAL.natGbPerHour,
    });
  }
  for (const each of region.addresses.all()) {
    bill.add(
      each,
      'Amazon Virtual Private Cloud',
      'PublicIPv4:InUseAddress',
      'publicIpv4Hour',
    );
  }
  databases(bill, region);
  monthly(bill, region);
  return bill.charges;
}

class Bill {
  readonly charges: Charge[] = [];

  constructor(
    private readonly region: Region,
    private readonly priced: PricedRegion,
  ) {}

  /** @param key - of the price in the price list */
  add(
    resource: Resource<object>,
    service: string,
    usageType: string,
    key: string,
    more: { usage?: number; times?: number; from?: Date; to?: Date } = {},
  ) {
    this.charges.push({
      accountId: this.region.accountId,
      region: this.region.name,
      service,
      usageType: this.priced.prefix + usageType,
      tags: resource.tags,
      from: more.from ?? resource.createdAt,
      to: more.to,
      usage: more.usage ?? 1,
      price: priceIn(this.priced, key) * (more.times ?? 1),
    });
  }
}

/** Each change of the number of tasks begins a time of its own. */
function fargate(
  bill: Bill,
  region: Region,
  service: Resource<EcsServiceShape>,
) {
  const { deployments, desiredCounts, deletedAt } = service.shape;
  const arn = deployments[deployments.length - 1].taskDefinitionArn;
  const task = region.taskDefinitions.get(arn)?.shape;
  const arm = task?.runtimePlatform?.cpuArchitecture === 'ARM64';
  const vcpu = Number(task?.cpu ?? 256) / 1024;
  const gigabytes = Number(task?.memory ?? 512) / 1024;
  const name = 'Amazon Elastic Container Service';
  desiredCounts.forEach(({ at, count }, index) => {
    const span = { from: at, to: desiredCounts[index + 1]?.at ?? deletedAt };
    const kind = arm ? 'Fargate-ARM' : 'Fargate';
    const key = arm ? 'fargateArm' : 'fargate';
    bill.add(service, name, `${kind}-vCPU-Hours:perCPU`, `${key}VcpuHour`, {
      ...span,
      usage: count * vcpu,
    });
    bill.add(service, name, `${kind}-GB-Hours`, `${key}GbHour`, {
      ...span,
      usage: count * gigabytes,
    });
  });
}

function databases(bill: Bill, region: Region) {
  const service = 'Amazon Relational Database Service';
  for (const each of region.dbInstances.all()) {
    const { DBInstanceClass, AllocatedStorage, MultiAZ } = each.shape;
    const times = MultiAZ ? 2 : 1;
    const usage = MultiAZ ? 'Multi-AZUsage' : 'InstanceUsage';
    bill.add(each, service, `${usage}:${DBInstanceClass}`, DBInstanceClass, {
      times,
    });
    const storage = MultiAZ ? 'RDS:Multi-AZ-GP3-Storage' : 'RDS:GP3-Storage';
    bill.add(each, service, storage, 'databaseStorageGbMonth', {
      times,
      usage: AllocatedStorage / HOURS_PER_MONTH,
    });
  }
}

/** What is billed by the month, and so in each hour for a part of it. */
function monthly(bill: Bill, region: Region) {
  const inMonth = (count: number) => ({ usage: count / HOURS_PER_MONTH });
  for (const each of region.metricAlarms.all()) {
    bill.add(
      each,
      CLOUDWATCH,
      'CW:AlarmMonitorUsage',
      'alarmMonth',
      inMonth(1),
    );
  }
  for (const each of region.logGroups.all()) {
    bill.add(each, CLOUDWATCH, 'DataProcessing-Bytes', 'logIngestionGb', {
      usage: TYPICAL.logGbPerHour,
    });
  }
  for (const each of region.secrets.all()) {
    bill.add(
      each,
      'AWS Secrets Manager',
      'AWSSecretsManager-Secrets',
      'secretMonth',
      inMonth(1),
    );
  }
  for (const each of region.hostedZones.all()) {
    bill.add(
      each,
      'Amazon Route 53',
      'HostedZone',
      'hostedZoneMonth',
      inMonth(1),
    );
  }
  for (const each of region.webAcls.all()) {
    const rules = readRules(each.shape.rules).length;
    bill.add(each, 'AWS WAF', 'WebACLV2', 'webAclMonth', inMonth(1));
    bill.add(each, 'AWS WAF', 'RuleV2', 'webAclRuleMonth', inMonth(rules));
  }
  for (const each of region.buckets.all()) {
    bill.add(
      each,
      'Amazon Simple Storage Service',
      'TimedStorage-ByteHrs',
      'bucketGbMonth',
      inMonth(TYPICAL.bucketGb),
    );
  }
  for (const each of region.repositories.all()) {
    bill.add(
      each,
      'Amazon EC2 Container Registry (ECR)',
      'TimedStorage-ByteHrs',
      'imageGbMonth',
      inMonth(TYPICAL.imageGb),
    );
  }
}
