import { z } from 'zod';
import {
  flag,
  putResource,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { ec2Id } from './names';

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
