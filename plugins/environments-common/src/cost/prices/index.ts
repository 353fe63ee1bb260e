import { EU_CENTRAL_1 } from './eu-central-1';
import { EU_WEST_1 } from './eu-west-1';
import type { Prices } from './Prices';
import { US_EAST_1 } from './us-east-1';
import { US_WEST_2 } from './us-west-2';

export type { DatabasePrice, Prices } from './Prices';

const PRICES: ReadonlyMap<string, Prices> = new Map([
  ['us-east-1', US_EAST_1],
  ['us-west-2', US_WEST_2],
  ['eu-west-1', EU_WEST_1],
  ['eu-central-1', EU_CENTRAL_1],
]);

/**
 * The regions whose prices are known.
 *
 * @public
 */
export const PRICED_REGIONS: readonly string[] = [...PRICES.keys()];

/** The prices of a region; undefined for one that has no price file yet. */
export function pricesOf(region: string): Prices | undefined {
  return PRICES.get(region);
}
