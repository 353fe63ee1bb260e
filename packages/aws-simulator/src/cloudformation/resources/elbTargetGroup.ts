import type { Matcher } from '@aws-sdk/client-elastic-load-balancing-v2';
import { z } from 'zod';
import type { ElbAttributes } from '../../world/resources/elb';
import { isTargetGroupAttached } from '../../world/service/targetGroups';
import {
  flag,
  number,
  putResource,
  refuseDuplicate,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { attributeList, elbFailure, toAttributes } from './elbParts';
import { generatedName, hexOf } from './names';

const TARGET_GROUP_DEFAULTS: ElbAttributes = {
  'deregistration_delay.timeout_seconds': '300',
  'load_balancing.algorithm.type': 'round_robin',
  'slow_start.duration_seconds': '0',
  'stickiness.enabled': 'false',
  'stickiness.type': 'lb_cookie',
  'stickiness.lb_cookie.duration_seconds': '86400',
};

const healthCheckProperties = {
  HealthCheckEnabled: flag.optional(),
  HealthCheckIntervalSeconds: number.optional(),
  HealthCheckPath: text.optional(),
  HealthCheckPort: text.optional(),
  HealthCheckProtocol: z.enum(['HTTP', 'HTTPS', 'TCP']).optional(),
  HealthCheckTimeoutSeconds: number.optional(),
  HealthyThresholdCount: number.optional(),
  Matcher: z.strictObject({ HttpCode: text.optional() }).optional(),
  UnhealthyThresholdCount: number.optional(),
};
type HealthCheck = z.output<z.ZodObject<typeof healthCheckProperties>>;

const healthCheckOf = (properties: HealthCheck) => ({
  HealthCheckEnabled: properties.HealthCheckEnabled ?? true,
  HealthCheckIntervalSeconds: properties.HealthCheckIntervalSeconds ?? 30,
  HealthCheckPath: properties.HealthCheckPath ?? '/',
  HealthCheckPort: properties.HealthCheckPort ?? 'traffic-port',
  HealthCheckProtocol: properties.HealthCheckProtocol ?? ('HTTP' as const),
  HealthCheckTimeoutSeconds: properties.HealthCheckTimeoutSeconds ?? 5,
  HealthyThresholdCount: properties.HealthyThresholdCount ?? 5,
  UnhealthyThresholdCount: properties.UnhealthyThresholdCount ?? 2,
  Matcher: (properties.Matcher ?? { HttpCode: '200' }) as Matcher,
});

export const targetGroup = resourceProvider({
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  seconds: 1,
  properties: {
    ...healthCheckProperties,
    IpAddressType: z.enum(['ipv4', 'ipv6']).optional(),
    Name: text.optional(),
    Port: number.optional(),
    Protocol: z.enum(['HTTP', 'HTTPS', 'TCP']).optional(),
    ProtocolVersion: text.optional(),
    TargetGroupAttributes: attributeList.optional(),
    TargetType: z.enum(['ip', 'instance', 'lambda', 'alb']).optional(),
    VpcId: text.optional(),
  },
  replacedBy: [
    'Name',
    'Port',
    'Protocol',
    'ProtocolVersion',
    'TargetType',
    'VpcId',
  ],
  create(properties, context) {
    const { region } = context;
    const name = properties.Name ?? generatedName(context, 32);
    refuseDuplicate(
      region.targetGroups.find(each => each.TargetGroupName === name),
      name,
    );
    const arn = region.arn(
      'elasticloadbalancing',
      `targetgroup/${name}/${hexOf(context, 16)}`,
    );
    putResource(region.targetGroups, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        TargetGroupArn: arn,
        TargetGroupName: name,
        Port: properties.Port,
        Protocol: properties.Protocol,
        ProtocolVersion: properties.ProtocolVersion ?? 'HTTP1',
        TargetType: properties.TargetType ?? 'instance',
        VpcId: properties.VpcId,
        IpAddressType: properties.IpAddressType ?? 'ipv4',
        ...healthCheckOf(properties),
        attributes: toAttributes(
          TARGET_GROUP_DEFAULTS,
          properties.TargetGroupAttributes,
        ),
        registered: [],
      },
    });
    return {
      physicalId: arn,
      attributes: {
        TargetGroupArn: arn,
        TargetGroupName: name,
        TargetGroupFullName: arn.split(':').pop() ?? '',
        LoadBalancerArns: [],
      },
    };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.targetGroups,
      existing.physicalId,
    );
    Object.assign(resource.shape, healthCheckOf(properties));
    resource.shape.attributes = toAttributes(
      TARGET_GROUP_DEFAULTS,
      properties.TargetGroupAttributes,
    );
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    if (isTargetGroupAttached(region, physicalId)) {
      throw elbFailure(
        `Target group '${physicalId}' is currently in use by a listener or a rule`,
      );
    }
    region.targetGroups.delete(physicalId);
  },
});
