import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import {
  type LiveQuestion,
  type LiveReader,
  liveReader,
  pick,
} from './LiveReader';

export const vpc = liveReader({
  type: 'AWS::EC2::VPC',
  find: ({ region, physicalId }) => region.vpcs.get(physicalId),
  properties: shape => pick(shape, ['CidrBlock', 'InstanceTenancy']),
});

export const subnet = liveReader({
  type: 'AWS::EC2::Subnet',
  find: ({ region, physicalId }) => region.subnets.get(physicalId),
  properties: shape =>
    pick(shape, ['AvailabilityZone', 'CidrBlock', 'MapPublicIpOnLaunch']),
});

export const internetGateway = liveReader({
  type: 'AWS::EC2::InternetGateway',
  find: ({ region, physicalId }) => region.internetGateways.get(physicalId),
});

export const elasticIp = liveReader({
  type: 'AWS::EC2::EIP',
  find: ({ region, physicalId }) => region.addresses.get(physicalId),
});

export const natGateway = liveReader({
  type: 'AWS::EC2::NatGateway',
  find: ({ region, physicalId }) => region.natGateways.get(physicalId),
});

export const vpcEndpoint = liveReader({
  type: 'AWS::EC2::VPCEndpoint',
  find: ({ region, physicalId }) => region.vpcEndpoints.get(physicalId),
  properties: shape =>
    pick(shape, ['PrivateDnsEnabled', 'RouteTableIds', 'SubnetIds']),
});

export const routeTable = liveReader({
  type: 'AWS::EC2::RouteTable',
  find: ({ region, physicalId }) => region.routeTables.get(physicalId),
});

export const route: LiveReader = {
  type: 'AWS::EC2::Route',
  read({ region, properties }) {
    const found = region.routeTables
      .get(String(properties.RouteTableId))
      ?.shape.Routes?.find(
        each => each.DestinationCidrBlock === properties.DestinationCidrBlock,
      );
    return found && { properties: pick(found, ['GatewayId', 'NatGatewayId']) };
  },
};

export const routeTableAssociation: LiveReader = {
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  read({ region, physicalId }) {
    const found = region.routeTables
      .all()
      .flatMap(each => each.shape.Associations ?? [])
      .find(each => each.RouteTableAssociationId === physicalId);
    return found && { properties: pick(found, ['RouteTableId', 'SubnetId']) };
  },
};

export const securityGroup = liveReader({
  type: 'AWS::EC2::SecurityGroup',
  find: ({ region, physicalId }) => region.securityGroups.get(physicalId),
  properties: (shape, question) => ({
    GroupDescription: shape.Description,
    SecurityGroupEgress: rulesOf(question, true),
    SecurityGroupIngress: rulesOf(question, false),
  }),
});

/** Without those that other resources of a stack stand for. */
const rulesOf = (
  { region, physicalId, logicalId }: LiveQuestion,
  isEgress: boolean,
) =>
  region.securityGroupRules
    .where((shape, { tags }) => {
      const maker = tags['aws:cloudformation:logical-id'];
      return (
        shape.GroupId === physicalId &&
        shape.IsEgress === isEgress &&
        (maker === undefined || maker === logicalId)
      );
    })
    .map(({ shape }) => ruleProperties(shape));

function ruleProperties(rule: SecurityGroupRule): Record<string, unknown> {
  const isAll = rule.IpProtocol === '-1';
  const other = rule.ReferencedGroupInfo?.GroupId;
  return {
    CidrIp: rule.CidrIpv4,
    CidrIpv6: rule.CidrIpv6,
    Description: rule.Description,
    FromPort: isAll ? undefined : rule.FromPort,
    IpProtocol: rule.IpProtocol,
    ToPort: isAll ? undefined : rule.ToPort,
    [rule.IsEgress ? 'DestinationSecurityGroupId' : 'SourceSecurityGroupId']:
      other,
  };
}

const separateRule = (type: string) =>
  liveReader({
    type,
    find: ({ region, physicalId }) => region.securityGroupRules.get(physicalId),
    properties: shape => ({ ...ruleProperties(shape), GroupId: shape.GroupId }),
  });

export const ingress = separateRule('AWS::EC2::SecurityGroupIngress');
export const egress = separateRule('AWS::EC2::SecurityGroupEgress');
