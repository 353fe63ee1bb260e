import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { Region } from '../../world/Region';
import { seededUuid } from '../../world/seeded';
import { HOME_REGION, type World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { invalidParameter } from './refusals';

const DEFAULT_ITEMS = 100;
const NAME = /^[\w-]{1,128}$/;

/**
 * What protects CloudFront is in one region only.
 * @throws WAFInvalidParameterException
 */
export function assertScope(region: Region, scope: string | undefined) {
  const isKnown = scope === 'REGIONAL' || scope === 'CLOUDFRONT';
  if (isKnown && (scope === 'REGIONAL' || region.name === HOME_REGION)) return;
  throw invalidParameter('The scope is not valid.', 'SCOPE_VALUE', scope ?? '');
}

/** @throws WAFInvalidParameterException */
export function assertName(name: string, field: wafv2.ParameterExceptionField) {
  if (NAME.test(name)) return;
  throw invalidParameter(
    'The parameter contains formatting that is not valid.',
    field,
    name,
  );
}

/** An id and ARN for what is new, such as `…:global/webacl/name/id`. */
export function newIdentity(
  world: World,
  region: Region,
  kind: 'webacl' | 'ipset',
  scope: wafv2.Scope,
  name: string,
): { id: string; arn: string } {
  const place = scope === 'CLOUDFRONT' ? 'global' : 'regional';
  const now = world.now().getTime();
  const keys = [world.seed, region.accountId, region.name, place, kind, name];
  const id = seededUuid(...keys, now);
  return { id, arn: region.arn('wafv2', `${place}/${kind}/${name}/${id}`) };
}

/** A token that differs from the one before. */
export const nextLockToken = (world: World, arn: string, before = ''): string =>
  seededUuid(world.seed, 'lock', arn, before, world.now().getTime());

/** A page of any list of this API. */
export function wafPage<Item>(
  items: Item[],
  { NextMarker, Limit }: { NextMarker?: string; Limit?: number },
  keyOf: (item: Item) => string,
) {
  const { items: page, next } = sortedPage(items, {
    token: NextMarker,
    size: Limit ?? DEFAULT_ITEMS,
    keyOf,
    invalidToken: () =>
      invalidParameter(
        'The parameter contains formatting that is not valid.',
        'WEB_ACL',
        'NextMarker',
      ),
  });
  return { items: page, NextMarker: next };
}
