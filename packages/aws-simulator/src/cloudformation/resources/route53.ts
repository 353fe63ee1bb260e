import type { Change, VPCRegion } from '@aws-sdk/client-route-53';
import { z } from 'zod';
import { applyChangeBatch } from '../../services/route53/changeBatch';
import { requireZone } from '../../services/route53/find';
import { createZone, deleteZone } from '../../services/route53/hostedZones';
import { absoluteName } from '../../world/dns/names';
import {
  flag,
  number,
  type ProviderContext,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { callService } from './callService';
import { generatedName } from './names';

const zoneTags = z.array(z.strictObject({ Key: text, Value: text })).optional();

export const hostedZone = resourceProvider({
  type: 'AWS::Route53::HostedZone',
  seconds: 3,
  properties: {
    HostedZoneConfig: z.strictObject({ Comment: text.optional() }).optional(),
    HostedZoneTags: zoneTags,
    Name: text,
    VPCs: z.array(z.strictObject({ VPCId: text, VPCRegion: text })).optional(),
  },
  replacedBy: ['Name'],
  create(properties, context) {
    const { world, global, stackId } = context;
    const zone = callService('Route53', () =>
      createZone(world, global.accountId, {
        name: properties.Name,
        callerReference: generatedName(context),
        comment: properties.HostedZoneConfig?.Comment,
        vpcs: networks(properties.VPCs),
        tags: tagsFor(context, properties.HostedZoneTags),
        stackId,
      }),
    );
    return {
      physicalId: zone.id,
      attributes: { Id: zone.id, NameServers: zone.shape.nameServers },
    };
  },
  update(properties, existing, context) {
    const zone = requireResource(
      context.global.hostedZones,
      existing.physicalId,
    );
    zone.shape.comment = properties.HostedZoneConfig?.Comment;
    zone.shape.vpcs = networks(properties.VPCs);
    zone.tags = tagsFor(context, properties.HostedZoneTags);
    return existing;
  },
  delete({ physicalId }, { world, global }) {
    if (!global.hostedZones.has(physicalId)) return;
    callService('Route53', () =>
      deleteZone(world, global.accountId, physicalId),
    );
  },
});

const networks = (list: Array<{ VPCId: string; VPCRegion: string }> = []) =>
  list.map(({ VPCId, VPCRegion: region }) => ({
    VPCId,
    VPCRegion: region as VPCRegion,
  }));

const RECORD_TYPES = [
  'A',
  'AAAA',
  'CAA',
  'CNAME',
  'DS',
  'HTTPS',
  'MX',
  'NAPTR',
  'NS',
  'PTR',
  'SOA',
  'SPF',
  'SRV',
  'SSHFP',
  'SVCB',
  'TLSA',
  'TXT',
] as const;

const recordProperties = {
  AliasTarget: z
    .strictObject({
      DNSName: text,
      EvaluateTargetHealth: flag.optional(),
      HostedZoneId: text,
    })
    .optional(),
  Name: text,
  ResourceRecords: texts.optional(),
  SetIdentifier: text.optional(),
  TTL: number.optional(),
  Type: z.enum(RECORD_TYPES),
  Weight: number.optional(),
};
type RecordProperties = z.output<z.ZodObject<typeof recordProperties>>;

const zoneProperties = {
  Comment: text.optional(),
  HostedZoneId: text.optional(),
  HostedZoneName: text.optional(),
};
type ZoneProperties = z.output<z.ZodObject<typeof zoneProperties>>;

export const recordSet = resourceProvider({
  type: 'AWS::Route53::RecordSet',
  seconds: 3,
  properties: { ...zoneProperties, ...recordProperties },
  replacedBy: ['Name', 'HostedZoneId', 'HostedZoneName'],
  create(properties, context) {
    changeRecords(properties, context, [change('CREATE', properties)]);
    return { physicalId: properties.Name };
  },
  update(properties, existing, context) {
    changeRecords(
      properties,
      context,
      replacing([existing.properties], [properties]),
    );
    return existing;
  },
  delete({ properties }, context) {
    removeRecords(properties, context, [properties]);
  },
});

export const recordSetGroup = resourceProvider({
  type: 'AWS::Route53::RecordSetGroup',
  seconds: 3,
  properties: {
    ...zoneProperties,
    RecordSets: z.array(
      z.strictObject({
        ...recordProperties,
        HostedZoneId: text.optional(),
        HostedZoneName: text.optional(),
      }),
    ),
  },
  replacedBy: ['HostedZoneId', 'HostedZoneName'],
  create(properties, context) {
    changeRecords(
      properties,
      context,
      properties.RecordSets.map(each => change('CREATE', each)),
    );
    return { physicalId: generatedName(context) };
  },
  update(properties, existing, context) {
    changeRecords(
      properties,
      context,
      replacing(existing.properties.RecordSets, properties.RecordSets),
    );
    return existing;
  },
  delete({ properties }, context) {
    removeRecords(properties, context, properties.RecordSets);
  },
});

const change = (
  Action: 'CREATE' | 'UPSERT' | 'DELETE',
  record: RecordProperties,
): Change => ({
  Action,
  ResourceRecordSet: {
    Name: record.Name,
    Type: record.Type,
    TTL: record.TTL,
    SetIdentifier: record.SetIdentifier,
    Weight: record.Weight,
    ResourceRecords: record.ResourceRecords?.map(Value => ({ Value })),
    AliasTarget: record.AliasTarget && {
      ...record.AliasTarget,
      EvaluateTargetHealth: record.AliasTarget.EvaluateTargetHealth ?? false,
    },
  },
});

const sameSet = (a: RecordProperties, b: RecordProperties) =>
  absoluteName(a.Name) === absoluteName(b.Name) &&
  a.Type === b.Type &&
  a.SetIdentifier === b.SetIdentifier;

/** What leads from the records before to those after. */
const replacing = (
  before: RecordProperties[],
  after: RecordProperties[],
): Change[] => [
  ...before
    .filter(old => !after.some(each => sameSet(old, each)))
    .map(old => change('DELETE', old)),
  ...after.map(each => change('UPSERT', each)),
];

function zoneFor(properties: ZoneProperties, context: ProviderContext) {
  const { world, global } = context;
  const { HostedZoneId: id, HostedZoneName: name } = properties;
  if (id !== undefined) {
    return callService('Route53', () =>
      requireZone(world, global.accountId, id),
    );
  }
  const named = global.hostedZones.where(
    zone => name !== undefined && zone.name === absoluteName(name),
  );
  if (named.length !== 1) {
    throw new ResourceFailure(
      `${
        named.length === 0 ? 'No hosted zones' : 'Multiple hosted zones'
      } named ${name} found`,
      named.length === 0 ? 'NotFound' : 'InvalidRequest',
    );
  }
  return named[0];
}

function changeRecords(
  properties: ZoneProperties,
  context: ProviderContext,
  changes: Change[],
) {
  const zone = zoneFor(properties, context);
  callService('Route53', () => applyChangeBatch(context.world, zone, changes));
}

/** Somebody else may have removed the zone or the records before. */
function removeRecords(
  properties: ZoneProperties,
  context: ProviderContext,
  records: RecordProperties[],
) {
  const { HostedZoneId: id } = properties;
  if (id !== undefined && !context.global.hostedZones.has(id)) return;
  const { records: left } = zoneFor(properties, context).shape;
  const present = records.filter(record =>
    left.some(
      each =>
        each.Name === absoluteName(record.Name) &&
        each.Type === record.Type &&
        each.SetIdentifier === record.SetIdentifier,
    ),
  );
  if (present.length === 0) return;
  changeRecords(
    properties,
    context,
    present.map(each => change('DELETE', each)),
  );
}
