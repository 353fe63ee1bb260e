import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import type { ScalableTargetShape } from '../../world/resources/others';
import { desiredCountAt } from '../../world/service/desiredCount';
import type { World } from '../../world/World';
import { mayAct } from './outlook';
import { decide } from './decide';

const MINUTE_MS = 60_000;
/** Longer ago than this, nobody looks what load would have done. */
const LOOK_BACK_MS = 24 * 60 * MINUTE_MS;

const evaluatedUntil = new WeakMap<Resource<ScalableTargetShape>, number>();
const lastMinute = new WeakMap<Region, number>();

/**
 * Lets the scaling policies of a region act up to now: minute by minute, each
 * on the load that the tasks of that minute had. What they change is written
 * into the services' desired counts as ECS is told of it, so that it is worked
 * out once. To be called before anything reads or changes a count or a policy.
 */
export function scaleServices(world: World, region: Region): void {
  if (region.scalableTargets.size === 0) return;
  const minute = Math.floor(world.now().getTime() / MINUTE_MS);
  if (lastMinute.get(region) === minute) return;
  lastMinute.set(region, minute);
  let changes = 0;
  for (const target of region.scalableTargets.all()) {
    changes += scaleTarget(world, region, target, minute * MINUTE_MS);
  }
  if (changes > 0) world.changed();
}

/** The service behind `service/<cluster>/<service>`. */
export function serviceOf(
  region: Region,
  resourceId: string,
): Resource<EcsServiceShape> | undefined {
  const service = region.ecsServices.get(region.arn('ecs', resourceId));
  return service?.shape.deletedAt ? undefined : service;
}

function scaleTarget(
  world: World,
  region: Region,
  target: Resource<ScalableTargetShape>,
  until: number,
): number {
  const service = serviceOf(region, target.shape.ResourceId);
  const from = Math.max(
    evaluatedUntil.get(target) ?? target.shape.configuredAt.getTime(),
    until - LOOK_BACK_MS,
  );
  evaluatedUntil.set(target, until);
  if (!service) return 0;
  const policies = region.scalingPolicies.where(
    each => each.ResourceId === target.shape.ResourceId,
  );
  let changes = 0;
  let at = Math.floor(from / MINUTE_MS) * MINUTE_MS;
  while (at < until) {
    const scene = { world, region, target, service, policies };
    if (!mayAct(scene, at, until)) break;
    const decision = decide(scene, at, until);
    if (!decision) break;
    service.shape.desiredCounts.push(decision);
    at = decision.at.getTime();
    changes += 1;
  }
  return changes;
}

/**
 * Brings a service's count between the limits of its target.
 *
 * @returns whether it was outside
 */
export function applyLimits(
  world: World,
  region: Region,
  target: Resource<ScalableTargetShape>,
): boolean {
  const service = serviceOf(region, target.shape.ResourceId);
  if (!service) return false;
  const at = world.now();
  const current = desiredCountAt(service.shape, at);
  const { MinCapacity = 0, MaxCapacity = Infinity } = target.shape;
  const count = Math.min(MaxCapacity, Math.max(MinCapacity, current));
  if (count === current) return false;
  const limit = count > current ? 'minimum' : 'maximum';
  service.shape.desiredCounts.push({
    at,
    count,
    cause: `${limit} capacity was set to ${count}`,
  });
  return true;
}
