/** A quota as AWS defines it, and what the simulated accounts have of it. */
export interface KnownQuota {
  serviceCode: string;
  serviceName: string;
  quotaCode: string;
  quotaName: string;
  /** What every account has until it asks for more. */
  defaultValue: number;
  /** What these accounts have asked for: they hold many environments. */
  grantedValue: number;
}

/**
 * Those that an environment can run into.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
 */
export const KNOWN_QUOTAS: readonly KnownQuota[] = [
  {
    serviceCode: 'vpc',
    serviceName: 'Amazon Virtual Private Cloud (Amazon VPC)',
    quotaCode: 'L-F678F1CE',
    quotaName: 'VPCs per Region',
    defaultValue: 5,
    grantedValue: 1_000,
  },
  {
    serviceCode: 'vpc',
    serviceName: 'Amazon Virtual Private Cloud (Amazon VPC)',
    quotaCode: 'L-FE5A380F',
    quotaName: 'NAT gateways per Availability Zone',
    defaultValue: 5,
    grantedValue: 1_000,
  },
  {
    serviceCode: 'ec2',
    serviceName: 'Amazon Elastic Compute Cloud (Amazon EC2)',
    quotaCode: 'L-0263D0A3',
    quotaName: 'EC2-VPC Elastic IPs',
    defaultValue: 5,
    grantedValue: 2_000,
  },
  {
    serviceCode: 'fargate',
    serviceName: 'AWS Fargate',
    quotaCode: 'L-3032A538',
    quotaName: 'Fargate On-Demand vCPU resource count',
    defaultValue: 6,
    grantedValue: 4_000,
  },
];
