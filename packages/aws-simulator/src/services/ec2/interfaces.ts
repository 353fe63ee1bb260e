import type * as ec2 from '@aws-sdk/client-ec2';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import { seededHex } from '../../world/seeded';
import { Store } from '../../world/Store';
import type { World } from '../../world/World';
import { type Kind, listing, notFound } from './listing';
import { interfacesAt } from './networkInterfaces';

const INTERFACES: Kind<ec2.NetworkInterface> = {
  notFound: notFound(
    'InvalidNetworkInterfaceID.NotFound',
    'networkInterface ID',
  ),
  filters: {
    'availability-zone': ({ shape }) => [shape.AvailabilityZone],
    description: ({ shape }) => [shape.Description],
    'group-id': ({ shape }) => (shape.Groups ?? []).map(e => e.GroupId),
    'group-name': ({ shape }) => (shape.Groups ?? []).map(e => e.GroupName),
    'interface-type': ({ shape }) => [shape.InterfaceType],
    'network-interface-id': ({ id }) => [id],
    'private-ip-address': ({ shape }) => [shape.PrivateIpAddress],
    'requester-id': ({ shape }) => [shape.RequesterId],
    'requester-managed': ({ shape }) => [shape.RequesterManaged],
    status: ({ shape }) => [shape.Status],
    'subnet-id': ({ shape }) => [shape.SubnetId],
    'vpc-id': ({ shape }) => [shape.VpcId],
  },
};

const ACLS: Kind<ec2.NetworkAcl> = {
  notFound: notFound('InvalidNetworkAclID.NotFound', 'networkAcl ID'),
  filters: {
    'association.subnet-id': ({ shape }) =>
      (shape.Associations ?? []).map(each => each.SubnetId),
    default: ({ shape }) => [shape.IsDefault],
    'network-acl-id': ({ id }) => [id],
    'vpc-id': ({ shape }) => [shape.VpcId],
  },
};

/** What follows from other resources: interfaces, and the default ACLs. */
export function interfaceHandlers(world: World): Handlers<typeof ec2> {
  return {
    DescribeNetworkInterfaces(input, context) {
      const region = world.region(context.accountId, context.region);
      const { items, NextToken } = listing(
        storeOf(interfacesAt(region, world.now())),
        INTERFACES,
        input.NetworkInterfaceIds,
        input,
      );
      return {
        NetworkInterfaces: items.map(({ shape }) => ({ ...shape, TagSet: [] })),
        NextToken,
      };
    },

    DescribeNetworkAcls(input, context) {
      const region = world.region(context.accountId, context.region);
      const { items, NextToken } = listing(
        storeOf(region.vpcs.all().map(({ id }) => defaultAcl(region, id))),
        ACLS,
        input.NetworkAclIds,
        input,
      );
      return {
        NetworkAcls: items.map(({ shape }) => ({ ...shape, Tags: [] })),
        NextToken,
      };
    },
  };
}

function storeOf<Shape extends object>(
  resources: Resource<Shape>[],
): Store<Shape> {
  const store = new Store<Shape>();
  for (const resource of resources) store.put(resource);
  return store;
}

/** Each VPC has one, which lets everything through. */
function defaultAcl(region: Region, VpcId: string): Resource<ec2.NetworkAcl> {
  const id = `acl-0${seededHex(16, 'acl', VpcId)}`;
  const entries = [true, false].flatMap(Egress =>
    (['allow', 'deny'] as const).map(RuleAction => ({
      Egress,
      RuleAction,
      RuleNumber: RuleAction === 'allow' ? 100 : 32_767,
      Protocol: '-1',
      CidrBlock: '0.0.0.0/0',
    })),
  );
  return {
    id,
    arn: region.arn('ec2', `network-acl/${id}`),
    createdAt: new Date(0),
    tags: {},
    shape: {
      NetworkAclId: id,
      VpcId,
      OwnerId: region.accountId,
      IsDefault: true,
      Entries: entries,
      Associations: region.subnets
        .where(each => each.VpcId === VpcId)
        .map(subnet => ({
          NetworkAclId: id,
          SubnetId: subnet.id,
          NetworkAclAssociationId: `aclassoc-0${seededHex(
            16,
            'aclassoc',
            subnet.id,
          )}`,
        })),
    },
  };
}
