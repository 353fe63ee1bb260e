import { isIP } from 'node:net';
import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, type Tags, tagsOf } from '../../world/Resource';
import type { IpSetShape } from '../../world/resources/wafv2';
import type { World } from '../../world/World';
import {
  duplicate,
  inUse,
  invalidParameter,
  nonexistent,
  outdated,
} from './refusals';
import {
  assertName,
  assertScope,
  newIdentity,
  nextLockToken,
  wafPage,
} from './scope';

export function ipSetHandlers(world: World): Handlers<typeof wafv2> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    CreateIPSet({ Tags, ...input }, context) {
      const made = createIpSet(world, regionOf(context), {
        ...input,
        tags: tagsOf(Tags),
      });
      return { Summary: summarize(made) };
    },

    GetIPSet(input, context) {
      const { shape } = requireIpSet(regionOf(context), input);
      return { IPSet: shape.set, LockToken: shape.lockToken };
    },

    ListIPSets({ Scope, ...input }, context) {
      const region = regionOf(context);
      assertScope(region, Scope);
      const found = region.ipSets.where(each => each.scope === Scope);
      const { items, NextMarker } = wafPage(found, input, each => each.arn);
      return { IPSets: items.map(summarize), NextMarker };
    },

    UpdateIPSet({ LockToken, Addresses, Description, ...input }, context) {
      const found = requireIpSet(regionOf(context), input);
      if (LockToken !== found.shape.lockToken) throw outdated();
      updateIpSet(world, found, Addresses ?? [], Description);
      return { NextLockToken: found.shape.lockToken };
    },

    DeleteIPSet({ LockToken, ...input }, context) {
      const region = regionOf(context);
      const found = requireIpSet(region, input);
      if (LockToken !== found.shape.lockToken) throw outdated();
      deleteIpSet(world, region, found);
      return {};
    },
  };
}

type NewIpSet = Omit<wafv2.CreateIPSetRequest, 'Tags'> & {
  tags: Tags;
  stackId?: string;
};

/** @throws WAFInvalidParameterException, WAFDuplicateItemException */
export function createIpSet(
  world: World,
  region: Region,
  { Name = '', Scope = 'REGIONAL', tags, stackId, ...input }: NewIpSet,
): Resource<IpSetShape> {
  assertScope(region, Scope);
  assertName(Name, 'IP_SET');
  const taken = region.ipSets.find(
    each => each.scope === Scope && each.set.Name === Name,
  );
  if (taken) throw duplicate();
  const IPAddressVersion = input.IPAddressVersion ?? 'IPV4';
  assertAddresses(input.Addresses ?? [], IPAddressVersion);
  const { id, arn } = newIdentity(world, region, 'ipset', Scope, Name);
  const made = region.ipSets.put({
    id: arn,
    arn,
    createdAt: world.now(),
    tags,
    stackId,
    shape: {
      scope: Scope,
      lockToken: nextLockToken(world, arn),
      set: {
        Name,
        Id: id,
        ARN: arn,
        Description: input.Description,
        IPAddressVersion,
        Addresses: input.Addresses ?? [],
      },
    },
  });
  world.changed();
  return made;
}

/** @throws WAFInvalidParameterException */
export function updateIpSet(
  world: World,
  { arn, shape }: Resource<IpSetShape>,
  addresses: string[],
  description: string | undefined,
) {
  assertAddresses(addresses, shape.set.IPAddressVersion ?? 'IPV4');
  shape.set.Addresses = addresses;
  shape.set.Description = description;
  shape.lockToken = nextLockToken(world, arn, shape.lockToken);
  world.changed();
}

/** @throws WAFAssociatedItemException while a web ACL refers to it */
export function deleteIpSet(
  world: World,
  region: Region,
  { arn }: Resource<IpSetShape>,
) {
  if (region.webAcls.find(each => each.rules.includes(arn))) throw inUse();
  region.ipSets.delete(arn);
  world.changed();
}

function requireIpSet(
  region: Region,
  { Name, Scope, Id }: { Name?: string; Scope?: wafv2.Scope; Id?: string },
): Resource<IpSetShape> {
  assertScope(region, Scope);
  const found = region.ipSets.find(
    each =>
      each.scope === Scope && each.set.Name === Name && each.set.Id === Id,
  );
  if (!found) throw nonexistent();
  return found;
}

const summarize = ({
  arn,
  shape: { set, lockToken },
}: Resource<IpSetShape>): wafv2.IPSetSummary => ({
  Name: set.Name,
  Id: set.Id,
  Description: set.Description ?? '',
  LockToken: lockToken,
  ARN: arn,
});

function assertAddresses(addresses: string[], version: string) {
  const family = version === 'IPV6' ? 6 : 4;
  const longest = family === 4 ? 32 : 128;
  const wrong = addresses.find(each => {
    const [address, bits = ''] = each.split('/');
    const length = Number(bits);
    return (
      isIP(address) !== family ||
      !/^\d+$/.test(bits) ||
      length < 1 ||
      length > longest
    );
  });
  if (wrong === undefined) return;
  throw invalidParameter(
    'The parameter contains formatting that is not valid.',
    'IP_ADDRESS',
    wrong,
  );
}
