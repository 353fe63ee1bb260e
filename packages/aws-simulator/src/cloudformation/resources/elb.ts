import type {
  Action,
  Matcher,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { z } from 'zod';
import type { ElbAttributes } from '../../world/resources/elb';
import {
  anyJson,
  flag,
  number,
  putResource,
  refuseDuplicate,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import type { Json } from '../template/Template';
import { generatedName, hexOf } from './names';

const attributeList = z.array(z.strictObject({ Key: text, Value: text }));

/** From `loadbalancer/app/name/0a1b` to `app/name/0a1b`. */
const fullNameOf = (arn: string) =>
  arn
    .split(':')
    .pop()
    ?.replace(/^loadbalancer\//, '') ?? '';

const toAttributes = (
  defaults: ElbAttributes,
  list: Array<{ Key: string; Value: string }> = [],
): ElbAttributes => ({
  ...defaults,
  ...Object.fromEntries(list.map(({ Key, Value }) => [Key, Value])),
});

const LOAD_BALANCER_DEFAULTS: ElbAttributes = {
  'access_logs.s3.enabled': 'false',
  'deletion_protection.enabled': 'false',
  'idle_timeout.timeout_seconds': '60',
  'routing.http.desync_mitigation_mode': 'defensive',
  'routing.http.drop_invalid_header_fields.enabled': 'false',
  'routing.http2.enabled': 'true',
  'load_balancing.cross_zone.enabled': 'true',
};

const TARGET_GROUP_DEFAULTS: ElbAttributes = {
  'deregistration_delay.timeout_seconds': '300',
  'load_balancing.algorithm.type': 'round_robin',
  'slow_start.duration_seconds': '0',
  'stickiness.enabled': 'false',
  'stickiness.type': 'lb_cookie',
  'stickiness.lb_cookie.duration_seconds': '86400',
};

export const loadBalancer = resourceProvider({
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  seconds: 6,
  properties: {
    IpAddressType: z.enum(['ipv4', 'dualstack']).optional(),
    LoadBalancerAttributes: attributeList.optional(),
    Name: text.optional(),
    Scheme: z.enum(['internet-facing', 'internal']).optional(),
    SecurityGroups: texts.optional(),
    Subnets: texts.optional(),
    Type: z.enum(['application', 'network']).optional(),
  },
  replacedBy: ['Name', 'Scheme', 'Type'],
  create(properties, context) {
    const { region, world } = context;
    const name = properties.Name ?? generatedName(context, 32);
    refuseDuplicate(
      region.loadBalancers.find(each => each.LoadBalancerName === name),
      name,
    );
    const subnets = (properties.Subnets ?? []).map(
      id => requireResource(region.subnets, id).shape,
    );
    if (new Set(subnets.map(each => each.AvailabilityZone)).size < 2) {
      throw new ResourceFailure(
        'At least two subnets in two different Availability Zones must be specified (Service: ElasticLoadBalancingV2, Status Code: 400)',
      );
    }
    const type = properties.Type ?? 'application';
    const kind = type === 'application' ? 'app' : 'net';
    const hash = hexOf(context, 16);
    const arn = region.arn(
      'elasticloadbalancing',
      `loadbalancer/${kind}/${name}/${hash}`,
    );
    const scheme = properties.Scheme ?? 'internet-facing';
    const prefix = scheme === 'internal' ? 'internal-' : '';
    const dnsName = `${prefix}${name}-${parseInt(hash.slice(0, 7), 16)}.${
      region.name
    }.elb.amazonaws.com`;
    putResource(region.loadBalancers, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        LoadBalancerArn: arn,
        LoadBalancerName: name,
        DNSName: dnsName,
        CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
        CreatedTime: world.now(),
        Scheme: scheme,
        Type: type,
        State: { Code: 'active' },
        VpcId: subnets[0].VpcId,
        AvailabilityZones: subnets.map(each => ({
          ZoneName: each.AvailabilityZone,
          SubnetId: each.SubnetId,
          LoadBalancerAddresses: [],
        })),
        SecurityGroups: properties.SecurityGroups ?? [],
        IpAddressType: properties.IpAddressType ?? 'ipv4',
        attributes: toAttributes(
          LOAD_BALANCER_DEFAULTS,
          properties.LoadBalancerAttributes,
        ),
      },
    });
    return {
      physicalId: arn,
      attributes: {
        LoadBalancerArn: arn,
        LoadBalancerName: name,
        LoadBalancerFullName: fullNameOf(arn),
        DNSName: dnsName,
        CanonicalHostedZoneID: 'Z35SXDOTRQ7X7K',
        SecurityGroups: properties.SecurityGroups ?? [],
      },
    };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.loadBalancers,
      existing.physicalId,
    );
    resource.shape.SecurityGroups = properties.SecurityGroups ?? [];
    resource.shape.attributes = toAttributes(
      LOAD_BALANCER_DEFAULTS,
      properties.LoadBalancerAttributes,
    );
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    const resource = region.loadBalancers.get(physicalId);
    if (resource?.shape.attributes['deletion_protection.enabled'] === 'true') {
      throw new ResourceFailure(
        `Load balancer '${physicalId}' cannot be deleted because deletion protection is enabled (Service: ElasticLoadBalancingV2, Status Code: 400)`,
      );
    }
    region.loadBalancers.delete(physicalId);
    for (const each of region.listeners.where(
      listener => listener.LoadBalancerArn === physicalId,
    )) {
      region.listeners.delete(each.id);
    }
  },
});

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
    region.targetGroups.delete(physicalId);
  },
});

const actions = z.array(
  z.strictObject({
    Type: text,
    Order: number.optional(),
    TargetGroupArn: text.optional(),
    ForwardConfig: anyJson.optional(),
    RedirectConfig: anyJson.optional(),
    FixedResponseConfig: anyJson.optional(),
  }),
);
const asActions = (list: z.output<typeof actions>) =>
  list as unknown as Action[];

export const listener = resourceProvider({
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  untagged: true,
  seconds: 1,
  properties: {
    AlpnPolicy: texts.optional(),
    Certificates: z
      .array(z.strictObject({ CertificateArn: text.optional() }))
      .optional(),
    DefaultActions: actions,
    ListenerAttributes: attributeList.optional(),
    LoadBalancerArn: text,
    Port: number.optional(),
    Protocol: z.enum(['HTTP', 'HTTPS', 'TCP', 'TLS']).optional(),
    SslPolicy: text.optional(),
  },
  replacedBy: ['LoadBalancerArn'],
  create(properties, context) {
    const { region } = context;
    const { LoadBalancerArn, Port } = properties;
    requireResource(region.loadBalancers, LoadBalancerArn);
    const duplicate = region.listeners.find(
      each => each.LoadBalancerArn === LoadBalancerArn && each.Port === Port,
    );
    if (duplicate) {
      throw new ResourceFailure(
        `A listener already exists on this port for this load balancer '${LoadBalancerArn}' (Service: ElasticLoadBalancingV2, Status Code: 400)`,
        'AlreadyExists',
      );
    }
    if (properties.Protocol === 'HTTPS' && !properties.Certificates?.length) {
      throw new ResourceFailure(
        'A certificate must be specified for HTTPS listeners (Service: ElasticLoadBalancingV2, Status Code: 400)',
      );
    }
    const arn = region.arn(
      'elasticloadbalancing',
      `listener/${fullNameOf(LoadBalancerArn)}/${hexOf(context, 16)}`,
    );
    putResource(region.listeners, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        ListenerArn: arn,
        LoadBalancerArn,
        Port,
        Protocol: properties.Protocol,
        SslPolicy: properties.SslPolicy,
        Certificates: properties.Certificates,
        DefaultActions: asActions(properties.DefaultActions),
        attributes: toAttributes({}, properties.ListenerAttributes),
      },
    });
    return { physicalId: arn, attributes: { ListenerArn: arn } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.listeners,
      existing.physicalId,
    );
    Object.assign(resource.shape, {
      Port: properties.Port,
      Protocol: properties.Protocol,
      SslPolicy: properties.SslPolicy,
      Certificates: properties.Certificates,
      DefaultActions: asActions(properties.DefaultActions),
    });
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.listeners.delete(physicalId);
    for (const rule of region.listenerRules.where(
      each => each.ListenerArn === physicalId,
    )) {
      region.listenerRules.delete(rule.id);
    }
  },
});

export const listenerRule = resourceProvider({
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  untagged: true,
  properties: {
    Actions: actions,
    Conditions: z.array(z.record(z.string(), z.json())),
    ListenerArn: text,
    Priority: number,
  },
  replacedBy: ['ListenerArn'],
  create(properties, context) {
    const { region } = context;
    requireResource(region.listeners, properties.ListenerArn);
    const taken = region.listenerRules.find(
      each =>
        each.ListenerArn === properties.ListenerArn &&
        each.Priority === String(properties.Priority),
    );
    if (taken) {
      throw new ResourceFailure(
        `Priority '${properties.Priority}' is currently in use (Service: ElasticLoadBalancingV2, Status Code: 400)`,
        'AlreadyExists',
      );
    }
    const arn = `${properties.ListenerArn.replace(
      ':listener/',
      ':listener-rule/',
    )}/${hexOf(context, 16)}`;
    putResource(region.listenerRules, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        RuleArn: arn,
        ListenerArn: properties.ListenerArn,
        Priority: String(properties.Priority),
        Conditions: properties.Conditions as Array<Record<string, Json>>,
        Actions: asActions(properties.Actions),
        IsDefault: false,
      },
    });
    return { physicalId: arn, attributes: { RuleArn: arn, IsDefault: false } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.listenerRules,
      existing.physicalId,
    );
    Object.assign(resource.shape, {
      Priority: String(properties.Priority),
      Conditions: properties.Conditions,
      Actions: asActions(properties.Actions),
    });
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.listenerRules.delete(physicalId);
  },
});
