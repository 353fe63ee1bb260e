import {
  paginateListResourceRecordSets,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { environmentNames } from '@quarterdeck/plugin-environments-common';
import type { PreflightContext } from '../context';
import { bucket } from './common';
import { type Named, type NamesOfPart, presence } from './Named';

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
  let read: Promise<Set<string>> | undefined;
  const taken = () => (read ??= addressesIn(client, hostedZoneId));
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
    look: async () => presence((await taken()).has(address)),
  }));
}

/** Of a zone, the names that have an address: without the dot at their end. */
async function addressesIn(
  client: Route53Client,
  HostedZoneId: string,
): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const {
    ResourceRecordSets = [],
  } of paginateListResourceRecordSets({ client }, { HostedZoneId })) {
    for (const { Name, Type } of ResourceRecordSets) {
      const isAddress = Type === 'A' || Type === 'AAAA' || Type === 'CNAME';
      if (Name && isAddress) names.add(Name.replace(/\.$/, ''));
    }
  }
  return names;
}
