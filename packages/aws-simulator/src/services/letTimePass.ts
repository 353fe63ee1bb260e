import type { Region } from '../world/Region';
import type { World } from '../world/World';
import { scaleServices } from './autoscaling/scaling';
import { maintainInstances } from './rds/maintenance';

/**
 * Does what AWS would have done by itself up to now, where that changes what
 * is stored. Called before each request, so that no timer has to run.
 */
export function letTimePass(world: World, region: Region): void {
  scaleServices(world, region);
  maintainInstances(world, region);
}
