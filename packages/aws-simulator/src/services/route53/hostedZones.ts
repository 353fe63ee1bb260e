import * as route53 from '@aws-sdk/client-route-53';
import type { Handlers } from '../../wire';
import {
  absoluteName,
  isDomainName,
  reversedLabels,
} from '../../world/dns/names';
import type { Resource, Tags } from '../../world/Resource';
import type { HostedZoneShape, RecordSet } from '../../world/resources/route53';
import { seededAlphanumeric } from '../../world/seeded';
import type { World } from '../../world/World';
import { submitChange } from './changes';
import { nameServersOf, zoneRecords } from './delegation';
import { bareId, invalidInput, pageFrom, requireZone } from './find';

const DEFAULT_ITEMS = 100;

export function hostedZoneHandlers(world: World): Handlers<typeof route53> {
  const zonesOf = (accountId: string) => world.global(accountId).hostedZones;

  return {
    CreateHostedZone({ Name = '', ...input }, { accountId }) {
      const zone = createZone(world, accountId, {
        name: Name,
        callerReference: input.CallerReference ?? '',
        comment: input.HostedZoneConfig?.Comment,
        vpcs: input.VPC ? [input.VPC] : [],
      });
      return {
        HostedZone: describeZone(zone),
        ChangeInfo: submitChange(world, accountId),
        DelegationSet: delegationSet(zone),
        VPC: input.VPC,
        Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${zone.id}`,
      };
    },

    GetHostedZone({ Id }, { accountId }) {
      const zone = requireZone(world, accountId, Id);
      const { vpcs } = zone.shape;
      return {
        HostedZone: describeZone(zone),
        ...(vpcs.length > 0
          ? { VPCs: vpcs }
          : { DelegationSet: delegationSet(zone) }),
      };
    },

    GetHostedZoneCount: (_input, { accountId }) => ({
      HostedZoneCount: zonesOf(accountId).size,
    }),

    ListHostedZones({ Marker, MaxItems, HostedZoneType }, { accountId }) {
      const wanted = zonesOf(accountId).where(
        ({ vpcs }) => HostedZoneType !== 'PrivateHostedZone' || vpcs.length > 0,
      );
      const start = Marker === undefined ? wanted[0]?.id : bareId(Marker);
      if (Marker !== undefined && !wanted.some(each => each.id === start)) {
        throw invalidInput(`Could not find hosted zone with ID: ${start}`);
      }
      const size = itemsPerPage(MaxItems);
      const { items, next } = pageFrom(wanted, size, each => each.id === start);
      return {
        HostedZones: items.map(describeZone),
        Marker: Marker ?? '',
        IsTruncated: next !== undefined,
        NextMarker: next?.id,
        MaxItems: size,
      };
    },

    ListHostedZonesByName(input, { accountId }) {
      const sorted = zonesOf(accountId)
        .all()
        .sort((a, b) => (zoneKey(a) < zoneKey(b) ? -1 : 1));
      const start =
        input.DNSName === undefined
          ? ''
          : `${reversedLabels(absoluteName(input.DNSName))} ${bareId(
              input.HostedZoneId,
            )}`;
      const size = itemsPerPage(input.MaxItems);
      const { items, next } = pageFrom(
        sorted,
        size,
        each => zoneKey(each) >= start,
      );
      return {
        HostedZones: items.map(describeZone),
        DNSName: input.DNSName,
        HostedZoneId: input.HostedZoneId,
        IsTruncated: next !== undefined,
        NextDNSName: next?.shape.name,
        NextHostedZoneId: next?.id,
        MaxItems: size,
      };
    },

    DeleteHostedZone({ Id }, { accountId }) {
      deleteZone(world, accountId, Id);
      return { ChangeInfo: submitChange(world, accountId) };
    },

    UpdateHostedZoneComment({ Id, Comment }, { accountId }) {
      const zone = requireZone(world, accountId, Id);
      zone.shape.comment = Comment;
      world.changed();
      return { HostedZone: describeZone(zone) };
    },
  };
}

interface NewZone
  extends Pick<
    HostedZoneShape,
    'name' | 'callerReference' | 'comment' | 'vpcs'
  > {
  tags?: Tags;
  stackId?: string;
}

/** @throws InvalidDomainName, HostedZoneAlreadyExists */
export function createZone(
  world: World,
  accountId: string,
  { tags = {}, stackId, ...asked }: NewZone,
): Resource<HostedZoneShape> {
  const { hostedZones } = world.global(accountId);
  const name = absoluteName(asked.name);
  if (!isDomainName(name)) {
    throw new route53.InvalidDomainName({
      message: `${asked.name} is not a valid domain name`,
      $metadata: {},
    });
  }
  const { callerReference } = asked;
  if (hostedZones.find(each => each.callerReference === callerReference)) {
    throw new route53.HostedZoneAlreadyExists({
      message:
        'A hosted zone has already been created with the specified caller reference.',
      $metadata: {},
    });
  }
  const keys = [world.seed, accountId, name, callerReference];
  const id = `Z0${seededAlphanumeric(19, 'hosted zone', ...keys)}`;
  const nameServers = nameServersOf(...keys);
  const zone = hostedZones.put({
    id,
    arn: `arn:aws:route53:::hostedzone/${id}`,
    createdAt: world.now(),
    tags,
    stackId,
    shape: {
      ...asked,
      name,
      nameServers,
      records: zoneRecords(name, nameServers, world.now()),
    },
  });
  world.changed();
  return zone;
}

/** @throws NoSuchHostedZone, HostedZoneNotEmpty */
export function deleteZone(
  world: World,
  accountId: string,
  id: string | undefined,
) {
  const zone = requireZone(world, accountId, id);
  const { name, records } = zone.shape;
  const isRequired = ({ Name, Type }: RecordSet) =>
    Name === name && (Type === 'NS' || Type === 'SOA');
  if (!records.every(isRequired)) {
    throw new route53.HostedZoneNotEmpty({
      message:
        'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
      $metadata: {},
    });
  }
  world.global(accountId).hostedZones.delete(zone.id);
  world.changed();
}

const zoneKey = ({ id, shape }: Resource<HostedZoneShape>) =>
  `${reversedLabels(shape.name)} ${id}`;

const describeZone = ({
  id,
  shape,
}: Resource<HostedZoneShape>): route53.HostedZone => ({
  Id: `/hostedzone/${id}`,
  Name: shape.name,
  CallerReference: shape.callerReference,
  Config: {
    PrivateZone: shape.vpcs.length > 0,
    ...(shape.comment === undefined ? {} : { Comment: shape.comment }),
  },
  ResourceRecordSetCount: shape.records.length,
});

const delegationSet = ({ shape }: Resource<HostedZoneShape>) => ({
  NameServers: shape.nameServers,
});

function itemsPerPage(asked = DEFAULT_ITEMS): number {
  if (asked >= 1) return Math.min(asked, DEFAULT_ITEMS);
  throw invalidInput('MaxItems must be at least 1.');
}
