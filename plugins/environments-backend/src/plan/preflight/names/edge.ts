import {
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { environmentNames } from '@quarterdeck/plugin-environments-common';
import type { PreflightContext } from '../context';
import { bucket } from './common';
import { type Named, type NamesOfPart, presence } from './Named';

const ADDRESS_TYPES = new Set<string>(['A', 'AAAA', 'CNAME']);

export const edge: NamesOfPart = async context => {
  const names = environmentNames(context.spec);
  return [
    await bucket('edge', names.assetsBucket, context),
    await bucket('edge', names.edgeLogBucket, context),
    ...(await addresses(context)),
  ];
};

/** The names that lead to the environment, in a zone that is there already. */
async function addresses({
  awsClients,
  location,
  spec,
}: PreflightContext): Promise<Named[]> {
  const { hostedZoneId, mode, name, www } = spec.domain;
  if (mode !== 'existing-zone' || !name || !hostedZoneId) return [];
  const client = await awsClients.get(Route53Client, location);
  const wanted = [
    name,
    ...(www ? [`www.${name}`] : []),
    ...(spec.edge.cdn ? [`origin.${name}`] : []),
  ];
  return wanted.map(address => ({
    part: 'edge',
    what: 'a record of addresses',
    name: address,
    remedy: `Delete it in the hosted zone ${hostedZoneId} if nobody needs it, or choose another domain.`,
    field: 'domain.name',
    look: async () => {
      // Of one name the zone has a handful of records, and begins with them.
      const { ResourceRecordSets = [] } = await client.send(
        new ListResourceRecordSetsCommand({
          HostedZoneId: hostedZoneId,
          StartRecordName: address,
        }),
      );
      return presence(
        ResourceRecordSets.some(
          ({ Name, Type = '' }) =>
            Name === `${address}.` && ADDRESS_TYPES.has(Type),
        ),
      );
    },
  }));
}
