import { z } from 'zod';
import {
  putResource,
  requireResource,
  resourceProvider,
  text,
} from '../ResourceProvider';
import { ec2Id } from './names';
import { onlyRetagged } from './onlyRetagged';

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
  ...onlyRetagged(region => region.internetGateways),
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
  ...onlyRetagged(region => region.addresses),
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
  ...onlyRetagged(region => region.natGateways),
});
