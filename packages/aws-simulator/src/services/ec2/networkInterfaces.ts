import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import { seededHex, seededUuid } from '../../world/seeded';
import { taskStatusAt } from '../../world/service/TaskRun';
import { taskRuns } from '../../world/service/taskRuns';

const FIRST_FREE_HOST = 10;

/** One interface, from which the rest of its description follows. */
interface Part {
  key: string;
  /** What tasks say of theirs, too. */
  id?: string;
  description: string;
  subnetId: string | undefined;
  groups: readonly string[];
  type: NetworkInterface['InterfaceType'];
  requester: string;
  privateIp?: string;
  publicIp?: string;
}

/**
 * The network interfaces at a time. None is stored: they belong to the tasks,
 * load balancers, NAT gateways and databases that there are.
 */
export const interfacesAt = (
  region: Region,
  at: Date,
): Resource<NetworkInterface>[] =>
  [
    ...taskParts(region, at),
    ...loadBalancerParts(region),
    ...natParts(region),
    ...databaseParts(region),
  ].map(part => describe(region, part));

const taskParts = (region: Region, at: Date): Part[] =>
  region.ecsServices.all().flatMap(service =>
    taskRuns(region, service, { from: at, to: at })
      .filter(run => {
        const status = taskStatusAt(run, at);
        return status === 'PENDING' || status === 'RUNNING';
      })
      .map(run => ({
        key: run.id,
        id: `eni-0${seededHex(16, 'eni', run.id)}`,
        description: region.arn(
          'ecs',
          `attachment/${seededUuid('eni', run.id)}`,
        ),
        subnetId: run.subnetId,
        groups:
          service.shape.networkConfiguration.awsvpcConfiguration
            ?.securityGroups ?? [],
        type: 'interface' as const,
        requester: 'amazon-ecs',
        privateIp: run.privateIp,
      })),
  );

const loadBalancerParts = (region: Region): Part[] =>
  region.loadBalancers.all().flatMap(({ arn, shape }) =>
    (shape.AvailabilityZones ?? []).map(({ SubnetId }) => ({
      key: `${arn} ${SubnetId}`,
      description: `ELB ${arn.split(':loadbalancer/')[1]}`,
      subnetId: SubnetId,
      groups: shape.SecurityGroups ?? [],
      type: 'interface' as const,
      requester: 'amazon-elb',
    })),
  );

const natParts = (region: Region): Part[] =>
  region.natGateways.all().map(({ id, shape }) => ({
    key: id,
    description: `Interface for NAT Gateway ${id}`,
    subnetId: shape.SubnetId,
    groups: [],
    type: 'natGateway' as const,
    requester: 'amazon-vpc',
    publicIp: shape.NatGatewayAddresses?.[0]?.PublicIp,
  }));

const databaseParts = (region: Region): Part[] =>
  region.dbInstances.all().map(({ arn, shape }) => ({
    key: arn,
    description: 'RDSNetworkInterface',
    subnetId:
      shape.DBSubnetGroup?.Subnets?.find(
        each => each.SubnetAvailabilityZone?.Name === shape.AvailabilityZone,
      )?.SubnetIdentifier ??
      shape.DBSubnetGroup?.Subnets?.[0]?.SubnetIdentifier,
    groups: (shape.VpcSecurityGroups ?? []).map(
      each => each.VpcSecurityGroupId ?? '',
    ),
    type: 'interface' as const,
    requester: 'amazon-rds',
  }));

function describe(region: Region, part: Part): Resource<NetworkInterface> {
  const subnet = region.subnets.get(part.subnetId)?.shape;
  const id = part.id ?? `eni-0${seededHex(16, 'eni', part.key)}`;
  const PrivateIpAddress =
    part.privateIp ?? hostIn(subnet?.CidrBlock ?? '10.0.0.0/24', part.key);
  return {
    id,
    arn: region.arn('ec2', `network-interface/${id}`),
    createdAt: new Date(0),
    tags: {},
    shape: {
      NetworkInterfaceId: id,
      Description: part.description,
      InterfaceType: part.type,
      Status: 'in-use',
      SubnetId: part.subnetId,
      VpcId: subnet?.VpcId,
      AvailabilityZone: subnet?.AvailabilityZone,
      OwnerId: region.accountId,
      RequesterId: part.requester,
      RequesterManaged: true,
      SourceDestCheck: part.type === 'interface',
      MacAddress: (seededHex(10, 'mac', id).match(/../g) ?? []).reduce(
        (mac, each) => `${mac}:${each}`,
        '0e',
      ),
      PrivateIpAddress,
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress }],
      Association: part.publicIp
        ? { PublicIp: part.publicIp, IpOwnerId: region.accountId }
        : undefined,
      Groups: part.groups.map(GroupId => ({
        GroupId,
        GroupName: region.securityGroups.get(GroupId)?.shape.GroupName,
      })),
    },
  };
}

function hostIn(cidr: string, key: string): string {
  const network = cidr.split('.').slice(0, 3).join('.');
  const host = FIRST_FREE_HOST + (parseInt(seededHex(4, key), 16) % 240);
  return `${network}.${host}`;
}
