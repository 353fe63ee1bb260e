import type * as route53 from '@aws-sdk/client-route-53';
import type { Handlers } from '../../wire';
import { absoluteName, reversedLabels } from '../../world/dns/names';
import type { RecordSet } from '../../world/resources/route53';
import { seededFraction } from '../../world/seeded';
import type { World } from '../../world/World';
import { applyChangeBatch } from './changeBatch';
import { submitChange } from './changes';
import { invalidInput, pageFrom, requireZone } from './find';

const MOST_ITEMS = 300;

export function recordSetHandlers(world: World): Handlers<typeof route53> {
  return {
    ChangeResourceRecordSets({ HostedZoneId, ChangeBatch }, { accountId }) {
      const zone = requireZone(world, accountId, HostedZoneId);
      applyChangeBatch(world, zone, ChangeBatch?.Changes ?? []);
      return {
        ChangeInfo: submitChange(world, accountId, ChangeBatch?.Comment),
      };
    },

    ListResourceRecordSets({ HostedZoneId, ...input }, { accountId }) {
      const { records } = requireZone(world, accountId, HostedZoneId).shape;
      const { StartRecordName: name, StartRecordType: type } = input;
      if (type !== undefined && name === undefined) {
        throw invalidInput(
          'The input is not valid: StartRecordType requires StartRecordName',
        );
      }
      const start = name
        ? [
            reversedLabels(absoluteName(name)),
            type ?? '',
            input.StartRecordIdentifier ?? '',
          ].join(' ')
        : '';
      const size = Math.min(input.MaxItems ?? MOST_ITEMS, MOST_ITEMS);
      const { items, next } = pageFrom(
        [...records].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
        size,
        each => sortKey(each) >= start,
      );
      return {
        ResourceRecordSets: items.map(({ since: _, ...record }) => record),
        IsTruncated: next !== undefined,
        NextRecordName: next?.Name,
        NextRecordType: next?.Type,
        NextRecordIdentifier: next?.SetIdentifier,
        MaxItems: size,
      };
    },

    TestDNSAnswer(
      { HostedZoneId, RecordName = '', RecordType },
      { accountId },
    ) {
      const { nameServers, records } = requireZone(
        world,
        accountId,
        HostedZoneId,
      ).shape;
      const named = records.filter(
        each => each.Name === absoluteName(RecordName),
      );
      const found = named.find(each => each.Type === RecordType);
      return {
        Nameserver: nameServers[0],
        RecordName: absoluteName(RecordName).replace(/\.$/, ''),
        RecordType,
        RecordData: found ? answerOf(found) : [],
        ResponseCode: named.length > 0 ? 'NOERROR' : 'NXDOMAIN',
        Protocol: 'UDP',
      };
    },
  };
}

const sortKey = ({ Name, Type, SetIdentifier = '' }: RecordSet) =>
  [reversedLabels(Name), Type, SetIdentifier].join(' ');

/** What a name server says; for an alias, addresses of what it stands for. */
function answerOf({ Type, ResourceRecords, AliasTarget }: RecordSet): string[] {
  if (!AliasTarget)
    return (ResourceRecords ?? []).map(each => each.Value ?? '');
  const byte = (part: number, address: number) =>
    Math.floor(seededFraction(AliasTarget.DNSName, address, part) * 254) + 1;
  return [0, 1].map(address =>
    Type === 'AAAA'
      ? `2600:9000:20${byte(0, address).toString(16)}:${byte(
          1,
          address,
        ).toString(16)}00::${byte(2, address).toString(16)}`
      : `18.${byte(0, address)}.${byte(1, address)}.${byte(2, address)}`,
  );
}
