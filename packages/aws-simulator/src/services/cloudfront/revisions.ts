import * as cloudfront from '@aws-sdk/client-cloudfront';
import { seededAlphanumeric } from '../../world/seeded';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';

const MOST_ITEMS = 100;

/** An id of CloudFront's own, such as `E0A1B2C3D4E5F6`. */
export const newId = (world: World, ...keys: unknown[]): string =>
  `E${seededAlphanumeric(13, world.seed, ...keys, world.now().getTime())}`;

/** An ETag that differs from the one before. */
export const nextETag = (world: World, id: string, before = ''): string =>
  `E${seededAlphanumeric(13, 'etag', id, before, world.now().getTime())}`;

/**
 * Whoever changes something has to say which version of it they know.
 * @throws InvalidIfMatchVersion, PreconditionFailed
 */
export function assertMatch(ifMatch: string | undefined, etag: string) {
  if (ifMatch === undefined) {
    throw new cloudfront.InvalidIfMatchVersion({
      message: 'The If-Match version is missing or not valid for the resource.',
      $metadata: {},
    });
  }
  if (ifMatch === etag) return;
  throw new cloudfront.PreconditionFailed({
    message:
      "The request failed because it didn't meet the preconditions in one or more request-header fields.",
    $metadata: {},
  });
}

/** A page of any list of this API, as all of them count and continue. */
export function cloudFrontPage<Item extends { id: string }>(
  items: Item[],
  { Marker, MaxItems }: { Marker?: string; MaxItems?: number | string },
) {
  const size = Math.min(Number(MaxItems ?? MOST_ITEMS), MOST_ITEMS);
  const { items: page, next } = sortedPage(items, {
    token: Marker,
    size,
    keyOf: each => each.id,
    invalidToken: () => invalidArgument('The Marker is not valid.'),
  });
  return {
    page,
    counted: {
      Marker: Marker ?? '',
      NextMarker: next,
      MaxItems: size,
      IsTruncated: next !== undefined,
      Quantity: page.length,
    },
  };
}

export const invalidArgument = (message: string) =>
  new cloudfront.InvalidArgument({ message, $metadata: {} });

/**
 * What has to be in a request, though the schema cannot say so.
 * @throws InvalidArgument
 */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value !== undefined) return value;
  throw invalidArgument(`The parameter ${name} is required.`);
}
