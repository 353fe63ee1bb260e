import type { RequestContext } from '../wire';
import type { Region } from '../world/Region';
import type { Tags } from '../world/Resource';
import type { World } from '../world/World';

/**
 * Where a service works: a region of an account. What a service does on behalf
 * of a caller and of a CloudFormation stack alike takes a place.
 */
export interface Place {
  world: World;
  region: Region;
}

/** How a new resource is tagged, and the stack that it belongs to. */
export interface Origin {
  tags?: Tags;
  stackId?: string;
}

export const placeOf = (world: World, context: RequestContext): Place => ({
  world,
  region: world.region(context.accountId, context.region),
});

/** Where the services that have no region keep what the caller's account has. */
export const globalPlaceOf = (
  world: World,
  { accountId }: RequestContext,
): Place => ({ world, region: world.global(accountId) });

/** What is new at a place, with what every resource has. */
export const newResource = <Shape extends object>(
  { world }: Place,
  { tags = {}, stackId }: Origin,
  resource: { id: string; arn: string; shape: Shape },
) => ({
  ...resource,
  createdAt: world.now(),
  tags,
  ...(stackId && { stackId }),
});
