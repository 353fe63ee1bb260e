import { EC2Client, paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type AddressRanges,
  type EnvironmentLocation,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import ipaddr from 'ipaddr.js';
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
  const whose = overlaps.map(
    ({ cidr: other, environmentId, vpcId }) =>
      `${environmentId ?? vpcId}: ${other}`,
  );
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
        evidence: whose,
        field: 'network.cidr',
      },
    ),
  ];
};

/** Which networks of an account and region a range overlaps with. */
export async function compareRanges(
  awsClients: AwsClients,
  location: EnvironmentLocation,
  cidr: string,
): Promise<AddressRanges> {
  const client = await awsClients.get(EC2Client, location);
  const taken: AddressRanges['overlaps'] = [];
  for await (const { Vpcs = [] } of paginateDescribeVpcs({ client }, {})) {
    for (const vpc of Vpcs) {
      const environmentId = vpc.Tags?.find(
        ({ Key }) => Key === STACK_TAGS.environment,
      )?.Value;
      if (vpc.IsDefault || environmentId === location.environmentId) continue;
      const blocks = vpc.CidrBlockAssociationSet?.map(
        ({ CidrBlock }) => CidrBlock,
      ) ?? [vpc.CidrBlock];
      for (const block of blocks) {
        if (block) {
          taken.push({ cidr: block, vpcId: vpc.VpcId ?? '', environmentId });
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
