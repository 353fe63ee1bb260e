import type { AwsOperation } from './AwsCall';

/** Operations that share a quota in one account and region. */
export interface Quota {
  service: string;
  operations: readonly string[];
  /** How many requests AWS takes at once. */
  burst: number;
  /** How many a second it takes for long. */
  perSecond: number;
}

/**
 * What the portal reads often, and how often AWS takes it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const QUOTAS: readonly Quota[] = [
  {
    service: 'ECS',
    operations: ['DescribeServices', 'ListServices'],
    burst: 100,
    perSecond: 20,
  },
  {
    service: 'ECS',
    operations: ['DescribeTasks', 'ListTasks'],
    burst: 100,
    perSecond: 20,
  },
  {
    service: 'ECS',
    operations: [
      'DescribeServiceDeployments',
      'DescribeServiceRevisions',
      'ListServiceDeployments',
    ],
    burst: 50,
    perSecond: 20,
  },
  {
    service: 'CloudWatch',
    operations: ['DescribeAlarms'],
    burst: 9,
    perSecond: 9,
  },
  {
    service: 'CloudWatch',
    operations: ['DescribeAlarmHistory'],
    burst: 20,
    perSecond: 20,
  },
];

/** The portal is not the only one that asks: a fifth is left to the others. */
const OUR_SHARE = 0.8;

/** The quota that an operation counts against, where AWS publishes one. */
export function quotaOf(operation: AwsOperation): Quota | undefined {
  return QUOTAS.find(
    ({ service, operations }) =>
      service === operation.service && operations.includes(operation.operation),
  );
}

/** How much of a quota the portal takes. */
export function shareOf({ burst, perSecond }: Quota) {
  return {
    burst: Math.max(1, Math.floor(burst * OUR_SHARE)),
    perSecond: perSecond * OUR_SHARE,
  };
}
