import { z } from 'zod';
import type { ElbAttributes } from '../../world/resources/elb';
import {
  putResource,
  refuseDuplicate,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import {
  attributeList,
  elbFailure,
  fullNameOf,
  toAttributes,
} from './elbParts';
import { generatedName, hexOf } from './names';

const LOAD_BALANCER_DEFAULTS: ElbAttributes = {
  'access_logs.s3.bucket': '',
  'access_logs.s3.enabled': 'false',
  'access_logs.s3.prefix': '',
  'deletion_protection.enabled': 'false',
  'idle_timeout.timeout_seconds': '60',
  'routing.http.desync_mitigation_mode': 'defensive',
  'routing.http.drop_invalid_header_fields.enabled': 'false',
  'routing.http2.enabled': 'true',
  'load_balancing.cross_zone.enabled': 'true',
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
      throw elbFailure(
        'At least two subnets in two different Availability Zones must be specified',
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
      throw elbFailure(
        `Load balancer '${physicalId}' cannot be deleted because deletion protection is enabled`,
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
