import type * as ec2 from '@aws-sdk/client-ec2';
import { AwsError, type Handlers, type RequestContext } from '../../wire';
import { tagList } from '../../world/Resource';
import type { World } from '../../world/World';
import { type Kind, listing, notFound } from './listing';

const VPCS: Kind<ec2.Vpc> = {
  notFound: notFound('InvalidVpcID.NotFound', 'vpc ID'),
  filters: {
    cidr: ({ shape }) => [shape.CidrBlock],
    'cidr-block-association.cidr-block': ({ shape }) => [shape.CidrBlock],
    'is-default': ({ shape }) => [shape.IsDefault],
    isDefault: ({ shape }) => [shape.IsDefault],
    'owner-id': ({ shape }) => [shape.OwnerId],
    state: ({ shape }) => [shape.State],
    'vpc-id': ({ id }) => [id],
  },
};

const SUBNETS: Kind<ec2.Subnet> = {
  notFound: notFound('InvalidSubnetID.NotFound', 'subnet ID'),
  filters: {
    'availability-zone': ({ shape }) => [shape.AvailabilityZone],
    'availability-zone-id': ({ shape }) => [shape.AvailabilityZoneId],
    'cidr-block': ({ shape }) => [shape.CidrBlock],
    'default-for-az': ({ shape }) => [shape.DefaultForAz],
    'map-public-ip-on-launch': ({ shape }) => [shape.MapPublicIpOnLaunch],
    'owner-id': ({ shape }) => [shape.OwnerId],
    state: ({ shape }) => [shape.State],
    'subnet-arn': ({ arn }) => [arn],
    'subnet-id': ({ id }) => [id],
    'vpc-id': ({ shape }) => [shape.VpcId],
  },
};

const ROUTE_TABLES: Kind<ec2.RouteTable> = {
  notFound: notFound('InvalidRouteTableID.NotFound', 'routeTable ID'),
  filters: {
    'association.main': ({ shape }) =>
      (shape.Associations ?? []).map(each => each.Main),
    'association.route-table-association-id': ({ shape }) =>
      (shape.Associations ?? []).map(each => each.RouteTableAssociationId),
    'association.subnet-id': ({ shape }) =>
      (shape.Associations ?? []).map(each => each.SubnetId),
    'route-table-id': ({ id }) => [id],
    'route.destination-cidr-block': ({ shape }) =>
      (shape.Routes ?? []).map(each => each.DestinationCidrBlock),
    'route.gateway-id': ({ shape }) =>
      (shape.Routes ?? []).map(each => each.GatewayId),
    'route.nat-gateway-id': ({ shape }) =>
      (shape.Routes ?? []).map(each => each.NatGatewayId),
    'vpc-id': ({ shape }) => [shape.VpcId],
  },
};

const INTERNET_GATEWAYS: Kind<ec2.InternetGateway> = {
  notFound: notFound('InvalidInternetGatewayID.NotFound', 'internetGateway ID'),
  filters: {
    'attachment.state': ({ shape }) =>
      (shape.Attachments ?? []).map(each => each.State),
    'attachment.vpc-id': ({ shape }) =>
      (shape.Attachments ?? []).map(each => each.VpcId),
    'internet-gateway-id': ({ id }) => [id],
  },
};

const NAT_GATEWAYS: Kind<ec2.NatGateway> = {
  notFound: id =>
    new AwsError('NatGatewayNotFound', `NAT gateway ${id} was not found`),
  filters: {
    'nat-gateway-id': ({ id }) => [id],
    state: ({ shape }) => [shape.State],
    'subnet-id': ({ shape }) => [shape.SubnetId],
    'vpc-id': ({ shape }) => [shape.VpcId],
  },
};

const ADDRESSES: Kind<ec2.Address> = {
  idOf: ({ shape }) => shape.AllocationId,
  notFound: notFound('InvalidAllocationID.NotFound', 'allocation ID'),
  filters: {
    'allocation-id': ({ shape }) => [shape.AllocationId],
    domain: ({ shape }) => [shape.Domain],
    'public-ip': ({ shape }) => [shape.PublicIp],
  },
};

const VPC_ENDPOINTS: Kind<ec2.VpcEndpoint> = {
  notFound: notFound('InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'),
  filters: {
    'service-name': ({ shape }) => [shape.ServiceName],
    'vpc-endpoint-id': ({ id }) => [id],
    'vpc-endpoint-state': ({ shape }) => [shape.State],
    'vpc-endpoint-type': ({ shape }) => [shape.VpcEndpointType],
    'vpc-id': ({ shape }) => [shape.VpcId],
  },
};

/** Networks and their ways out. */
export function networkHandlers(world: World): Handlers<typeof ec2> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    DescribeVpcs(input, context) {
      const { vpcs } = regionOf(context);
      const { items, NextToken } = listing(vpcs, VPCS, input.VpcIds, input);
      return { Vpcs: items.map(withTags), NextToken };
    },

    DescribeSubnets(input, context) {
      const { items, NextToken } = listing(
        regionOf(context).subnets,
        SUBNETS,
        input.SubnetIds,
        input,
      );
      return { Subnets: items.map(withTags), NextToken };
    },

    DescribeRouteTables(input, context) {
      const { items, NextToken } = listing(
        regionOf(context).routeTables,
        ROUTE_TABLES,
        input.RouteTableIds,
        input,
      );
      return { RouteTables: items.map(withTags), NextToken };
    },

    DescribeInternetGateways(input, context) {
      const { items, NextToken } = listing(
        regionOf(context).internetGateways,
        INTERNET_GATEWAYS,
        input.InternetGatewayIds,
        input,
      );
      return { InternetGateways: items.map(withTags), NextToken };
    },

    DescribeNatGateways({ Filter, ...input }, context) {
      const { items, NextToken } = listing(
        regionOf(context).natGateways,
        NAT_GATEWAYS,
        input.NatGatewayIds,
        { ...input, Filters: Filter },
      );
      return { NatGateways: items.map(withTags), NextToken };
    },

    DescribeAddresses({ AllocationIds, PublicIps, Filters = [] }, context) {
      const byIp = PublicIps?.length
        ? [{ Name: 'public-ip', Values: PublicIps }]
        : [];
      const { items } = listing(
        regionOf(context).addresses,
        ADDRESSES,
        AllocationIds,
        { Filters: [...Filters, ...byIp] },
      );
      return { Addresses: items.map(withTags) };
    },

    DescribeVpcEndpoints(input, context) {
      const { items, NextToken } = listing(
        regionOf(context).vpcEndpoints,
        VPC_ENDPOINTS,
        input.VpcEndpointIds,
        input,
      );
      return { VpcEndpoints: items.map(withTags), NextToken };
    },
  };
}

const withTags = <Shape extends object>({
  shape,
  tags,
}: {
  shape: Shape;
  tags: Record<string, string>;
}) => ({ ...shape, Tags: tagList(tags) });
