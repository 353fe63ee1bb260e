import { attributesSet, liveReader, pick } from './LiveReader';

export const loadBalancer = liveReader({
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  find: ({ region, physicalId }) => region.loadBalancers.get(physicalId),
  properties: (shape, { properties }) => ({
    ...pick(shape, ['IpAddressType', 'Scheme', 'SecurityGroups', 'Type']),
    LoadBalancerAttributes: attributesSet(
      shape.attributes,
      properties.LoadBalancerAttributes,
    ),
    Subnets: shape.AvailabilityZones?.map(each => each.SubnetId),
  }),
});

export const targetGroup = liveReader({
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  find: ({ region, physicalId }) => region.targetGroups.get(physicalId),
  properties: (shape, { properties }) => ({
    ...pick(shape, [
      'HealthCheckEnabled',
      'HealthCheckIntervalSeconds',
      'HealthCheckPath',
      'HealthCheckPort',
      'HealthCheckProtocol',
      'HealthCheckTimeoutSeconds',
      'HealthyThresholdCount',
      'Matcher',
      'Port',
      'Protocol',
      'TargetType',
      'UnhealthyThresholdCount',
      'VpcId',
    ]),
    TargetGroupAttributes: attributesSet(
      shape.attributes,
      properties.TargetGroupAttributes,
    ),
  }),
});

export const listener = liveReader({
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  find: ({ region, physicalId }) => region.listeners.get(physicalId),
  properties: shape =>
    pick(shape, [
      'Certificates',
      'DefaultActions',
      'Port',
      'Protocol',
      'SslPolicy',
    ]),
});

export const listenerRule = liveReader({
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  find: ({ region, physicalId }) => region.listenerRules.get(physicalId),
  properties: shape => pick(shape, ['Actions', 'Conditions', 'Priority']),
});
