import type { Route } from '@aws-sdk/client-ec2';
import {
  putResource,
  requireResource,
  ResourceFailure,
  resourceProvider,
  text,
} from '../ResourceProvider';
import { ec2Id } from './names';
import { onlyRetagged } from './onlyRetagged';

export const routeTable = resourceProvider({
  type: 'AWS::EC2::RouteTable',
  properties: { VpcId: text },
  replacedBy: ['VpcId'],
  create(properties, context) {
    const { region } = context;
    const vpc = requireResource(region.vpcs, properties.VpcId);
    const id = ec2Id('rtb', context);
    putResource(region.routeTables, context, {
      id,
      arn: region.arn('ec2', `route-table/${id}`),
      Tags: properties.Tags,
      shape: {
        RouteTableId: id,
        VpcId: vpc.id,
        OwnerId: region.accountId,
        Associations: [],
        Routes: [
          {
            DestinationCidrBlock: vpc.shape.CidrBlock,
            GatewayId: 'local',
            Origin: 'CreateRouteTable',
            State: 'active',
          },
        ],
      },
    });
    return { physicalId: id, attributes: { RouteTableId: id } };
  },
  ...onlyRetagged(region => region.routeTables),
});

export const routeTableAssociation = resourceProvider({
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  untagged: true,
  properties: { RouteTableId: text, SubnetId: text },
  create({ RouteTableId, SubnetId }, context) {
    const table = requireResource(context.region.routeTables, RouteTableId);
    requireResource(context.region.subnets, SubnetId);
    const id = ec2Id('rtbassoc', context);
    table.shape.Associations?.push({
      RouteTableAssociationId: id,
      RouteTableId,
      SubnetId,
      Main: false,
      AssociationState: { State: 'associated' },
    });
    return { physicalId: id, attributes: { Id: id } };
  },
  delete({ physicalId, properties }, { region }) {
    const table = region.routeTables.get(properties.RouteTableId);
    if (!table) return;
    table.shape.Associations = table.shape.Associations?.filter(
      each => each.RouteTableAssociationId !== physicalId,
    );
  },
});

export const route = resourceProvider({
  type: 'AWS::EC2::Route',
  untagged: true,
  properties: {
    RouteTableId: text,
    DestinationCidrBlock: text.optional(),
    GatewayId: text.optional(),
    NatGatewayId: text.optional(),
  },
  replacedBy: ['RouteTableId', 'DestinationCidrBlock'],
  create(properties, { region }) {
    const table = requireResource(region.routeTables, properties.RouteTableId);
    const { DestinationCidrBlock } = properties;
    const routes = table.shape.Routes ?? [];
    if (
      routes.some(each => each.DestinationCidrBlock === DestinationCidrBlock)
    ) {
      throw new ResourceFailure(
        `The route identified by ${DestinationCidrBlock} already exists.`,
        'AlreadyExists',
      );
    }
    table.shape.Routes = [...routes, toRoute(properties)];
    return {
      physicalId: `${properties.RouteTableId}|${DestinationCidrBlock}`,
      attributes: { CidrBlock: DestinationCidrBlock ?? '' },
    };
  },
  update(properties, existing, { region }) {
    const table = requireResource(region.routeTables, properties.RouteTableId);
    table.shape.Routes = table.shape.Routes?.map(each =>
      each.DestinationCidrBlock === properties.DestinationCidrBlock
        ? toRoute(properties)
        : each,
    );
    return existing;
  },
  delete({ properties }, { region }) {
    const table = region.routeTables.get(properties.RouteTableId);
    if (!table) return;
    table.shape.Routes = table.shape.Routes?.filter(
      each => each.DestinationCidrBlock !== properties.DestinationCidrBlock,
    );
  },
});

const toRoute = (properties: {
  DestinationCidrBlock?: string;
  GatewayId?: string;
  NatGatewayId?: string;
}): Route => ({
  DestinationCidrBlock: properties.DestinationCidrBlock,
  GatewayId: properties.GatewayId,
  NatGatewayId: properties.NatGatewayId,
  Origin: 'CreateRoute',
  State: 'active',
});
