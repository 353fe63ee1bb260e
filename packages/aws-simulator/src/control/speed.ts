import { z } from 'zod';
import { Pace } from '../world/Pace';
import type { World } from '../world/World';

const INSTANT = 'instant';

const speedSchema = z.strictObject({
  speed: z.union([z.literal(INSTANT), z.number().positive()]),
});

/**
 * Has what is begun from now on come up faster or slower: what passes soon, a
 * test can hold for as long as it looks.
 *
 * @returns the speed of before
 */
export function changeSpeed(
  world: World,
  body: unknown,
): z.output<typeof speedSchema> {
  const { speed } = speedSchema.parse(body);
  const { factor } = world.pace;
  world.pace = speed === INSTANT ? Pace.instant : new Pace(speed);
  return { speed: Number.isFinite(factor) ? factor : INSTANT };
}
