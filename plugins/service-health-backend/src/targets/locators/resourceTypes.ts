import type { TargetKind } from '@quarterdeck/plugin-service-health-common';

interface ResourceType {
  /** CloudFormation's name, which AWS Config uses. */
  config: string;
  /** As in `ResourceTypeFilters`: the words of the ARN, not CloudFormation's. */
  tagging: string;
  /** As in Resource Explorer's `resourcetype:`. */
  explorer: string;
  /** The types above are wider than what the portal can read. */
  arn: RegExp;
}

/**
 * What each AWS service that finds resources calls the kinds of targets.
 *
 * @see https://docs.aws.amazon.com/resource-explorer/latest/userguide/supported-resource-types.html
 * @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export const RESOURCE_TYPES: Record<TargetKind, ResourceType> = {
  ecs: {
    config: 'AWS::ECS::Service',
    tagging: 'ecs:service',
    explorer: 'ecs:service',
    arn: /^arn:[^:]+:ecs:[^:]+:\d+:service\//,
  },
  database: {
    config: 'AWS::RDS::DBInstance',
    tagging: 'rds:db',
    explorer: 'rds:db',
    arn: /^arn:[^:]+:rds:[^:]+:\d+:db:/,
  },
  loadBalancer: {
    config: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    tagging: 'elasticloadbalancing:loadbalancer',
    explorer: 'elasticloadbalancing:loadbalancer/app',
    arn: /^arn:[^:]+:elasticloadbalancing:[^:]+:\d+:loadbalancer\/app\//,
  },
  alarm: {
    config: 'AWS::CloudWatch::Alarm',
    tagging: 'cloudwatch:alarm',
    explorer: 'cloudwatch:alarm',
    arn: /^arn:[^:]+:cloudwatch:[^:]+:\d+:alarm:/,
  },
};
