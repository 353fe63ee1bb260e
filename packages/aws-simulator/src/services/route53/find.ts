import * as route53 from '@aws-sdk/client-route-53';
import type { Resource } from '../../world/Resource';
import type { HostedZoneShape } from '../../world/resources/route53';
import type { World } from '../../world/World';

/** From `/hostedzone/Z1` to `Z1`; clients may send either. */
export const bareId = (id = ''): string => id.split('/').pop() ?? '';

/** @throws NoSuchHostedZone */
export function requireZone(
  world: World,
  accountId: string,
  id: string | undefined,
): Resource<HostedZoneShape> {
  const found = world.global(accountId).hostedZones.get(bareId(id));
  if (found) return found;
  throw new route53.NoSuchHostedZone({
    message: `No hosted zone found with ID: ${bareId(id)}`,
    $metadata: {},
  });
}

export const invalidInput = (message: string) =>
  new route53.InvalidInput({ message, $metadata: {} });

/**
 * A page of a list that is continued with the name of its next item, which is
 * how this API does it.
 *
 * @param isReached - whether an item is the one to begin with, or behind it
 */
export function pageFrom<Item>(
  sorted: Item[],
  size: number,
  isReached: (item: Item) => boolean,
): { items: Item[]; next: Item | undefined } {
  const start = sorted.findIndex(isReached);
  const rest = start < 0 ? [] : sorted.slice(start);
  return { items: rest.slice(0, size), next: rest[size] };
}
