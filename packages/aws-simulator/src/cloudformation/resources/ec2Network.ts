import { z } from 'zod';
import {
  flag,
  putResource,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { cidrContains, cidrsOverlap } from '../template/cidr';
import { ec2Id } from './names';

export const vpc = resourceProvider({
  type: 'AWS::EC2::VPC',
  seconds: 1.5,
  properties: {
    CidrBlock: text.optional(),
    EnableDnsHostnames: flag.optional(),
    EnableDnsSupport: flag.optional(),
    InstanceTenancy: z.enum(['default', 'dedicated', 'host']).optional(),
  },
  replacedBy: ['CidrBlock'],
  create(properties, context) {
    const id = ec2Id('vpc', context);
    const { region } = context;
    const CidrBlock = properties.CidrBlock ?? '10.0.0.0/16';
    if (!/^\d+\.\d+\.\d+\.\d+\/(1[6-9]|2[0-8])$/.test(CidrBlock)) {
      throw new ResourceFailure(
        `The CIDR '${CidrBlock}' is invalid. (Service: Ec2, Status Code: 400)`,
      );
    }
    putResource(region.vpcs, context, {
      id,
      arn: region.arn('ec2', `vpc/${id}`),
      Tags: properties.Tags,
      shape: {
        VpcId: id,
        CidrBlock,
        State: 'available',
        IsDefault: false,
        InstanceTenancy: properties.InstanceTenancy ?? 'default',
        DhcpOptionsId: 'dopt-0a1b2c3d4e5f60718',
        OwnerId: region.accountId,
      },
    });
    return {
      physicalId: id,
      attributes: {
        VpcId: id,
        CidrBlock,
        DefaultSecurityGroup: ec2Id('sg', context),
        DefaultNetworkAcl: ec2Id('acl', context),
        CidrBlockAssociations: [ec2Id('vpc-cidr-assoc', context)],
        Ipv6CidrBlocks: [],
      },
    };
  },
  update(properties, existing, context) {
    const resource = requireResource(context.region.vpcs, existing.physicalId);
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    const hasSubnets = region.subnets.find(each => each.VpcId === physicalId);
    if (hasSubnets) {
      throw new ResourceFailure(
        `The vpc '${physicalId}' has dependencies and cannot be deleted. (Service: Ec2, Status Code: 400)`,
      );
    }
    region.vpcs.delete(physicalId);
  },
});

export const subnet = resourceProvider({
  type: 'AWS::EC2::Subnet',
  properties: {
    AvailabilityZone: text.optional(),
    CidrBlock: text,
    MapPublicIpOnLaunch: flag.optional(),
    VpcId: text,
  },
  replacedBy: ['AvailabilityZone', 'CidrBlock', 'VpcId'],
  create(properties, context) {
    const { region } = context;
    const { VpcId, CidrBlock } = properties;
    const owner = region.vpcs.get(VpcId);
    if (!owner) {
      throw new ResourceFailure(`The vpc ID '${VpcId}' does not exist`);
    }
    if (!cidrContains(owner.shape.CidrBlock ?? '', CidrBlock)) {
      throw new ResourceFailure(
        `The CIDR '${CidrBlock}' is invalid. (Service: Ec2, Status Code: 400)`,
      );
    }
    const conflict = region.subnets.find(
      each =>
        each.VpcId === VpcId && cidrsOverlap(each.CidrBlock ?? '', CidrBlock),
    );
    if (conflict) {
      throw new ResourceFailure(
        `The CIDR '${CidrBlock}' conflicts with another subnet (Service: Ec2, Status Code: 400)`,
      );
    }
    const zone = properties.AvailabilityZone ?? region.zones[0];
    if (!region.zones.includes(zone)) {
      throw new ResourceFailure(
        `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${region.zones.join(
          ', ',
        )}.`,
      );
    }
    const id = ec2Id('subnet', context);
    putResource(region.subnets, context, {
      id,
      arn: region.arn('ec2', `subnet/${id}`),
      Tags: properties.Tags,
      shape: {
        SubnetId: id,
        SubnetArn: region.arn('ec2', `subnet/${id}`),
        VpcId,
        CidrBlock,
        AvailabilityZone: zone,
        AvailabilityZoneId: `${region.name}-az${
          region.zones.indexOf(zone) + 1
        }`,
        AvailableIpAddressCount:
          2 ** (32 - Number(CidrBlock.split('/')[1])) - 5,
        MapPublicIpOnLaunch: properties.MapPublicIpOnLaunch ?? false,
        DefaultForAz: false,
        State: 'available',
        OwnerId: region.accountId,
      },
    });
    return {
      physicalId: id,
      attributes: { SubnetId: id, AvailabilityZone: zone, CidrBlock, VpcId },
    };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.subnets,
      existing.physicalId,
    );
    resource.shape.MapPublicIpOnLaunch =
      properties.MapPublicIpOnLaunch ?? false;
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.subnets.delete(physicalId);
  },
});

export const internetGateway = resourceProvider({
  type: 'AWS::EC2::InternetGateway',
  seconds: 1,
  properties: {},
  create(properties, context) {
    const id = ec2Id('igw', context);
    putResource(context.region.internetGateways, context, {
      id,
      arn: context.region.arn('ec2', `internet-gateway/${id}`),
      Tags: properties.Tags,
      shape: {
        InternetGatewayId: id,
        Attachments: [],
        OwnerId: context.region.accountId,
      },
    });
    return { physicalId: id, attributes: { InternetGatewayId: id } };
  },
  update(properties, existing, context) {
    requireResource(context.region.internetGateways, existing.physicalId).tags =
      tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.internetGateways.delete(physicalId);
  },
});

export const gatewayAttachment = resourceProvider({
  type: 'AWS::EC2::VPCGatewayAttachment',
  untagged: true,
  properties: { InternetGatewayId: text, VpcId: text },
  create({ InternetGatewayId, VpcId }, { region }) {
    const gateway = requireResource(region.internetGateways, InternetGatewayId);
    gateway.shape.Attachments = [{ State: 'attached', VpcId }];
    return {
      physicalId: `IGW|${VpcId}`,
      attributes: { AttachmentType: 'IGW' },
    };
  },
  delete({ properties }, { region }) {
    const gateway = region.internetGateways.get(properties.InternetGatewayId);
    if (gateway) gateway.shape.Attachments = [];
  },
});

export const elasticIp = resourceProvider({
  type: 'AWS::EC2::EIP',
  properties: { Domain: z.literal('vpc').optional() },
  create(properties, context) {
    const { region } = context;
    const AllocationId = ec2Id('eipalloc', context);
    const octets = AllocationId.slice(-6).match(/../g) ?? [];
    const PublicIp = ['52', ...octets.map(each => parseInt(each, 16))].join(
      '.',
    );
    putResource(region.addresses, context, {
      id: PublicIp,
      arn: region.arn('ec2', `elastic-ip/${AllocationId}`),
      Tags: properties.Tags,
      shape: { AllocationId, PublicIp, Domain: 'vpc' },
    });
    return { physicalId: PublicIp, attributes: { AllocationId, PublicIp } };
  },
  update(properties, existing, context) {
    requireResource(context.region.addresses, existing.physicalId).tags =
      tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.addresses.delete(physicalId);
  },
});

export const natGateway = resourceProvider({
  type: 'AWS::EC2::NatGateway',
  seconds: 5,
  properties: {
    AllocationId: text.optional(),
    SubnetId: text,
    ConnectivityType: z.enum(['public', 'private']).optional(),
  },
  replacedBy: ['AllocationId', 'SubnetId', 'ConnectivityType'],
  create(properties, context) {
    const { region, world } = context;
    const id = ec2Id('nat', context);
    const home = requireResource(region.subnets, properties.SubnetId);
    const address = region.addresses.find(
      each => each.AllocationId === properties.AllocationId,
    );
    putResource(region.natGateways, context, {
      id,
      arn: region.arn('ec2', `natgateway/${id}`),
      Tags: properties.Tags,
      shape: {
        NatGatewayId: id,
        SubnetId: properties.SubnetId,
        VpcId: home.shape.VpcId,
        State: 'available',
        ConnectivityType: properties.ConnectivityType ?? 'public',
        CreateTime: world.now(),
        NatGatewayAddresses: [
          {
            AllocationId: properties.AllocationId,
            PublicIp: address?.shape.PublicIp,
            IsPrimary: true,
            Status: 'succeeded',
          },
        ],
      },
    });
    return { physicalId: id, attributes: { NatGatewayId: id } };
  },
  update(properties, existing, context) {
    requireResource(context.region.natGateways, existing.physicalId).tags =
      tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.natGateways.delete(physicalId);
  },
});

export const vpcEndpoint = resourceProvider({
  type: 'AWS::EC2::VPCEndpoint',
  seconds: 1,
  properties: {
    ServiceName: text,
    VpcId: text,
    VpcEndpointType: z.enum(['Gateway', 'Interface']).optional(),
    RouteTableIds: z.array(text).optional(),
    SubnetIds: z.array(text).optional(),
    SecurityGroupIds: z.array(text).optional(),
    PrivateDnsEnabled: flag.optional(),
    PolicyDocument: z.json().optional(),
  },
  replacedBy: ['ServiceName', 'VpcId', 'VpcEndpointType'],
  create(properties, context) {
    const { region, world } = context;
    const id = ec2Id('vpce', context);
    putResource(region.vpcEndpoints, context, {
      id,
      arn: region.arn('ec2', `vpc-endpoint/${id}`),
      Tags: properties.Tags,
      shape: {
        VpcEndpointId: id,
        VpcEndpointType: properties.VpcEndpointType ?? 'Gateway',
        VpcId: properties.VpcId,
        ServiceName: properties.ServiceName,
        State: 'Available',
        RouteTableIds: properties.RouteTableIds ?? [],
        SubnetIds: properties.SubnetIds ?? [],
        PrivateDnsEnabled: properties.PrivateDnsEnabled ?? false,
        CreationTimestamp: world.now(),
        OwnerId: region.accountId,
      },
    });
    return { physicalId: id, attributes: { Id: id } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.vpcEndpoints,
      existing.physicalId,
    );
    resource.shape.RouteTableIds = properties.RouteTableIds ?? [];
    resource.shape.SubnetIds = properties.SubnetIds ?? [];
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.vpcEndpoints.delete(physicalId);
  },
});
