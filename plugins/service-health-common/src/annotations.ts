import type { TargetKind } from './readings/targetKind';

/**
 * The annotations that point an entity at AWS resources. Those of the existing
 * AWS plugins keep their names and their meaning; the others follow their
 * pattern. Each may hold several values with commas between them.
 *
 * @public
 */
export const AWS_ANNOTATIONS = {
  ecsServiceArn: 'aws.amazon.com/amazon-ecs-service-arn',
  rdsInstanceArn: 'aws.amazon.com/amazon-rds-instance-arn',
  loadBalancerArn: 'aws.amazon.com/aws-alb-arn',
  alarmArn: 'aws.amazon.com/amazon-cloudwatch-alarm-arn',
  /** Names, not ARNs. */
  logGroups: 'aws.amazon.com/amazon-cloudwatch-log-groups',
} as const;

/**
 * Where the targets of a kind are written in an entity.
 *
 * @public
 */
export interface TargetAnnotations {
  /** ARNs, with commas between them. */
  arn: string;
  /** Tags that a resource must have, all of them: `key=value,key=value`. */
  tags: string;
  /** An ARN as another plugin's provider writes it; read where neither is. */
  fallback?: string;
}

/** @public */
export const TARGET_ANNOTATIONS: Record<TargetKind, TargetAnnotations> = {
  ecs: {
    arn: AWS_ANNOTATIONS.ecsServiceArn,
    tags: 'aws.amazon.com/amazon-ecs-service-tags',
  },
  database: {
    arn: AWS_ANNOTATIONS.rdsInstanceArn,
    tags: 'aws.amazon.com/amazon-rds-instance-tags',
    fallback: 'amazon.com/rds-instance-arn',
  },
  loadBalancer: {
    arn: AWS_ANNOTATIONS.loadBalancerArn,
    tags: 'aws.amazon.com/aws-alb-tags',
    fallback: 'amazonaws.com/load-balancer-arn',
  },
  alarm: {
    arn: AWS_ANNOTATIONS.alarmArn,
    tags: 'aws.amazon.com/amazon-cloudwatch-alarm-tags',
  },
};

/**
 * What an entity has that the AWS Config provider made from a resource: it
 * *is* that resource.
 *
 * @public
 */
export const INGESTED_ANNOTATIONS = {
  arn: 'aws.amazon.com/arn',
  /** CloudFormation's name of the type, such as `AWS::RDS::DBInstance`. */
  resourceType: 'aws.amazon.com/resource-type',
} as const;

/**
 * The types of ingested resources that have a health.
 *
 * @public
 */
export const INGESTED_TYPES: {
  resourceType: string;
  /** The same in `spec.type`. */
  specType: string;
  kind: TargetKind;
}[] = [
  { resourceType: 'AWS::ECS::Service', kind: 'ecs' as const },
  { resourceType: 'AWS::RDS::DBInstance', kind: 'database' as const },
  { resourceType: 'AWS::RDS::DBCluster', kind: 'database' as const },
  {
    resourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    kind: 'loadBalancer' as const,
  },
  { resourceType: 'AWS::CloudWatch::Alarm', kind: 'alarm' as const },
].map(type => ({ ...type, specType: specTypeOf(type.resourceType) }));

/** `AWS::RDS::DBInstance` is `rds-dbinstance`. */
function specTypeOf(resourceType: string): string {
  return resourceType
    .replace(/^AWS::/, '')
    .replace('::', '-')
    .toLowerCase();
}
