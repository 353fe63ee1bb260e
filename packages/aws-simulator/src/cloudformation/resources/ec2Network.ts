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
