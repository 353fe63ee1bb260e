import { EC2Client, paginateDescribeVpcs, type Vpc } from '@aws-sdk/client-ec2';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import ipaddr from 'ipaddr.js';
import type { EnvironmentResource } from '../../permissions/environmentResource';
import { finding, type Preflight } from './context';

/** Whether the range of addresses is another network's as well. */
export const addresses: Preflight = async ({ awsClients, location, spec }) => {
  const { cidr } = spec.network;
  const { overlaps, suggestion } = await compareRanges(
    awsClients,
    location,
    cidr,
  );
  if (overlaps.length === 0) {
    return [finding('addresses', 'ok', `Nothing else has ${cidr}.`)];
  }
  const named = overlaps.map(({ cidr: other, environment, vpcId }) => ({
    environment,
    words: `${environment?.environmentId ?? vpcId}: ${other}`,
    instead: `${vpcId}: ${other}`,
  }));
  return [
    finding(
      'addresses',
      'warning',
      `The range ${cidr} overlaps with ${
        overlaps.length === 1
          ? 'that of another network'
          : `those of ${overlaps.length} other networks`
      } in this account and region: they could not be connected.`,
      {
        remedy: suggestion
          ? `Take ${suggestion}, which is free, if they may ever be peered.`
          : 'Choose a free range if they may ever be peered.',
        evidence: named.map(({ words }) => words),
        mentions: named.flatMap(({ environment: of, ...words }) =>
          of ? { of, ...words } : [],
        ),
        field: 'network.cidr',
      },
    ),
  ];
};

/** A range of addresses that a network has. */
interface TakenRange {
  cidr: string;
  vpcId: string;
  /** Undefined for a network that is no environment's. */
  environment: EnvironmentResource | undefined;
}

/** Which networks of an account and region a range overlaps with. */
export async function compareRanges(
  awsClients: AwsClients,
  location: EnvironmentLocation,
  cidr: string,
): Promise<{ overlaps: TakenRange[]; suggestion: string | undefined }> {
  const client = await awsClients.get(EC2Client, location);
  const taken: TakenRange[] = [];
  for await (const { Vpcs = [] } of paginateDescribeVpcs({ client }, {})) {
    for (const vpc of Vpcs) {
      const environment = environmentOf(vpc, location);
      if (vpc.IsDefault || isOwn(environment, location)) continue;
      const blocks = vpc.CidrBlockAssociationSet?.map(
        ({ CidrBlock }) => CidrBlock,
      ) ?? [vpc.CidrBlock];
      for (const block of blocks) {
        if (block) {
          taken.push({ cidr: block, vpcId: vpc.VpcId ?? '', environment });
        }
      }
    }
  }
  const overlapping = (range: string) =>
    taken.filter(({ cidr: other }) => overlap(range, other));
  return {
    overlaps: overlapping(cidr),
    suggestion: freeRange(cidr, range => overlapping(range).length === 0),
  };
}

const isOwn = (
  environment: EnvironmentResource | undefined,
  { environmentId }: EnvironmentLocation,
) => environment?.environmentId === environmentId;

function environmentOf(
  { Tags = [] }: Vpc,
  { accountId, region }: EnvironmentLocation,
): EnvironmentResource | undefined {
  const tag = (key: string) => Tags.find(({ Key }) => Key === key)?.Value;
  const environmentId = tag(STACK_TAGS.environment);
  if (!environmentId) return undefined;
  const stage = tag(STACK_TAGS.stage);
  const owner = tag(STACK_TAGS.owner);
  return { environmentId, accountId, region, stage, owner };
}

/** The first `10.x.0.0` of the same size that nobody has. */
function freeRange(
  cidr: string,
  isFree: (range: string) => boolean,
): string | undefined {
  const [, bits] = cidr.split('/');
  return Array.from({ length: 256 }, (_, second) => `10.${second}.0.0/${bits}`)
    .filter(range => range !== cidr)
    .find(isFree);
}

function overlap(one: string, other: string): boolean {
  const [address, bits] = ipaddr.parseCIDR(one);
  const [otherAddress, otherBits] = ipaddr.parseCIDR(other);
  if (address.kind() !== otherAddress.kind()) return false;
  return address.match(otherAddress, Math.min(bits, otherBits));
}
