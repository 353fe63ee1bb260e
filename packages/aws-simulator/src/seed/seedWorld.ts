import type { Simulator } from '../Simulator';
import { seedDemoWorld } from './demoWorld';
import type { FleetOptions } from './fleet/fleetEnvironments';
import { seedFleet } from './fleet/seedFleet';

/** What a world starts with: the demo's environments, none, or a fleet. */
export type Seed = 'demo' | 'none' | FleetOptions;

/** Fills an empty world. */
export async function seedWorld(
  simulator: Simulator,
  seed: Seed,
): Promise<void> {
  if (seed === 'none') return;
  if (seed === 'demo') await seedDemoWorld(simulator);
  else await seedFleet(simulator.world, seed);
}
