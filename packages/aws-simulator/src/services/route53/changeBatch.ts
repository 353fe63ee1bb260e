import * as route53 from '@aws-sdk/client-route-53';
import { isWithin } from '../../world/dns/names';
import type { Resource } from '../../world/Resource';
import type { HostedZoneShape, RecordSet } from '../../world/resources/route53';
import type { World } from '../../world/World';
import { aliasProblem } from './aliasTargets';
import { invalidInput } from './find';
import { recordOf, valueProblems } from './validateRecord';

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-requests-changeresourcerecordsets */
const MOST_CHANGES = 1000;

interface RecordChange {
  action: route53.ChangeAction;
  record: RecordSet;
}

/**
 * Changes the records of a zone, all or none.
 * @throws InvalidChangeBatch, InvalidInput
 */
export function applyChangeBatch(
  world: World,
  zone: Resource<HostedZoneShape>,
  asked: route53.Change[],
): void {
  if (asked.length === 0) {
    throw invalidInput('Invalid request: The change batch has no changes.');
  }
  if (asked.length > MOST_CHANGES) {
    throw refusal([`Number of records limit of ${MOST_CHANGES} exceeded.`]);
  }
  const changes = asked.map(change => ({
    action: change.Action ?? ('CREATE' as const),
    record: recordOf(change, world.now()),
  }));
  const { problems, records } = carryOut(zone.shape, changes);
  problems.push(...repeated(changes));
  for (const { action, record } of changes) {
    if (action === 'DELETE') continue;
    problems.push(...valueProblems(record));
    problems.push(...misplaced(zone.shape, record, records));
    const alias =
      record.AliasTarget && aliasProblem(world, zone, record, records);
    if (alias) problems.push(alias);
  }
  problems.push(...incomplete(zone.shape.name, records));
  if (problems.length > 0) throw refusal([...new Set(problems)]);
  zone.shape.records = records;
  world.changed();
}

function carryOut(zone: HostedZoneShape, changes: RecordChange[]) {
  const problems: string[] = [];
  const records = [...zone.records];
  for (const { action, record } of changes) {
    const words = `resource record set [name='${record.Name}', type='${
      record.Type
    }'${
      record.SetIdentifier ? `, set identifier='${record.SetIdentifier}'` : ''
    }]`;
    const index = records.findIndex(each => keyOf(each) === keyOf(record));
    if (action === 'DELETE') {
      if (index < 0) {
        problems.push(`Tried to delete ${words} but it was not found`);
      } else if (contentOf(records[index]) !== contentOf(record)) {
        problems.push(
          `Tried to delete ${words} but the values provided do not match the current values`,
        );
      } else {
        records.splice(index, 1);
      }
    } else if (index < 0) {
      records.push(record);
    } else if (action === 'CREATE') {
      problems.push(`Tried to create ${words} but it already exists`);
    } else {
      records[index] = record;
    }
  }
  return { problems, records };
}

/** The same record set may be deleted and created in a batch, no more. */
function repeated(changes: RecordChange[]): string[] {
  const seen = new Set<string>();
  return changes.flatMap(({ action, record }) => {
    const key = `${action === 'DELETE'} ${keyOf(record)}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return `The request contains an invalid set of changes for a resource record set '${record.Type} ${record.Name}'`;
  });
}

/** What forbids a record at its name. */
function misplaced(
  zone: HostedZoneShape,
  { Name, Type }: RecordSet,
  records: RecordSet[],
): string[] {
  const what = `RRSet of type ${Type} with DNS name ${Name} is not permitted`;
  if (!isWithin(Name, zone.name)) {
    return [
      `RRSet with DNS name ${Name} is not permitted in zone ${zone.name}`,
    ];
  }
  if (Type === 'CNAME' && Name === zone.name) {
    return [`${what} at apex in zone ${zone.name}`];
  }
  const others = records.filter(
    each => each.Name === Name && each.Type !== Type,
  );
  if (Type === 'CNAME' && others.length > 0) {
    return [
      `${what} as it conflicts with other records with the same DNS name in zone ${zone.name}`,
    ];
  }
  return others.some(each => each.Type === 'CNAME')
    ? [
        `${what} because a conflicting RRSet of type CNAME with the same DNS name already exists in zone ${zone.name}`,
      ]
    : [];
}

/** What a zone cannot be without. */
const incomplete = (zoneName: string, records: RecordSet[]): string[] => {
  const hasOwn = (type: string) =>
    records.some(each => each.Name === zoneName && each.Type === type);
  return [
    hasOwn('NS')
      ? []
      : 'A HostedZone must contain at least one NS record for the zone itself.',
    hasOwn('SOA') ? [] : 'A HostedZone must contain exactly one SOA record.',
  ].flat();
};

const keyOf = ({ Name, Type, SetIdentifier = '' }: RecordSet) =>
  [Name, Type, SetIdentifier].join(' ');

const contentOf = ({ TTL, ResourceRecords = [], AliasTarget }: RecordSet) =>
  JSON.stringify([
    TTL,
    ResourceRecords.map(each => each.Value).sort(),
    AliasTarget && [AliasTarget.DNSName, AliasTarget.HostedZoneId],
  ]);

const refusal = (problems: string[]) =>
  new route53.InvalidChangeBatch({
    message: `[${problems.join(', ')}]`,
    $metadata: {},
  });
