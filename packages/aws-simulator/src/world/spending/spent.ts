import { seededFraction } from '../seeded';
import type { World } from '../World';
import { type CostItem, costItems } from './hourlyPrice';

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Data transfer and requests, which differ from day to day. */
const USAGE_SHARE = 0.12;

/**
 * What an account spent in a range of time, in USD: what is there now, for as
 * long as it has been there.
 */
export function spent(
  world: World,
  accountId: string,
  { from, to }: { from: Date; to: Date },
  counts: (item: CostItem) => boolean = () => true,
): number {
  const items = world
    .allRegions()
    .filter(region => region.accountId === accountId)
    .flatMap(costItems)
    .filter(counts);
  return items.reduce((sum, item) => {
    let cost = 0;
    let at = Math.max(from.getTime(), item.createdAt.getTime());
    while (at < to.getTime()) {
      const endOfDay = (Math.floor(at / DAY_MS) + 1) * DAY_MS;
      const until = Math.min(endOfDay, to.getTime());
      const usage =
        2 * USAGE_SHARE * seededFraction(world.seed, item.arn, endOfDay);
      cost += ((until - at) / HOUR_MS) * item.hourlyPrice * (1 + usage);
      at = until;
    }
    return sum + cost;
  }, 0);
}
