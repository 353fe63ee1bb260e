import type { Resource } from '../../world/Resource';
import type { RoleShape } from '../../world/resources/others';
import { seededAlphanumeric } from '../../world/seeded';
import type { World } from '../../world/World';

interface LinkedService {
  role: string;
  /** The policy that AWS attaches. */
  policy: string;
}

/** Services that have a role of their own in accounts. */
export const LINKED_SERVICES: Record<string, LinkedService> = {
  'ecs.amazonaws.com': {
    role: 'AWSServiceRoleForECS',
    policy: 'AmazonECSServiceRolePolicy',
  },
  'ecs.application-autoscaling.amazonaws.com': {
    role: 'AWSServiceRoleForApplicationAutoScaling_ECSService',
    policy: 'AWSApplicationAutoscalingECSServicePolicy',
  },
  'elasticloadbalancing.amazonaws.com': {
    role: 'AWSServiceRoleForElasticLoadBalancing',
    policy: 'AWSElasticLoadBalancingServiceRolePolicy',
  },
  'rds.amazonaws.com': {
    role: 'AWSServiceRoleForRDS',
    policy: 'AmazonRDSServiceRolePolicy',
  },
  'wafv2.amazonaws.com': {
    role: 'AWSServiceRoleForWAFV2Logging',
    policy: 'WAFV2LoggingServiceRolePolicy',
  },
};

/** What an account that has used its services has from the beginning. */
const PRESENT = [
  'ecs.amazonaws.com',
  'ecs.application-autoscaling.amazonaws.com',
  'elasticloadbalancing.amazonaws.com',
  'rds.amazonaws.com',
];
const CREATED_AT = new Date('2025-01-15T09:00:00Z');

export const builtInRoles = (
  world: World,
  accountId: string,
): Resource<RoleShape>[] =>
  PRESENT.map(service =>
    serviceLinkedRole(world, accountId, {
      service,
      name: LINKED_SERVICES[service].role,
      createdAt: CREATED_AT,
    }),
  );

/** A role that only a service of AWS can assume and change. */
export function serviceLinkedRole(
  world: World,
  accountId: string,
  {
    service,
    name,
    createdAt,
    description,
  }: { service: string; name: string; createdAt: Date; description?: string },
): Resource<RoleShape> {
  const path = `/aws-service-role/${service}/`;
  const arn = `arn:aws:iam::${accountId}:role${path}${name}`;
  return {
    id: name,
    arn,
    createdAt,
    tags: {},
    shape: {
      RoleName: name,
      RoleId: `AROA${seededAlphanumeric(17, world.seed, arn)}`,
      Path: path,
      Arn: arn,
      CreateDate: createdAt,
      MaxSessionDuration: 3600,
      Description: description,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: service },
            Action: 'sts:AssumeRole',
          },
        ],
      }),
      inlinePolicies: {},
      managedPolicyArns: [
        `arn:aws:iam::aws:policy/aws-service-role/${LINKED_SERVICES[service]?.policy}`,
      ],
    },
  };
}
