import type * as route53 from '@aws-sdk/client-route-53';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { changeHandlers } from './changes';
import { hostedZoneHandlers } from './hostedZones';
import { recordSetHandlers } from './recordSets';
import { tagHandlers } from './tags';

/** Route 53: zones and their records, which no real name server answers. */
export function route53Handlers(world: World): Handlers<typeof route53> {
  return {
    ...hostedZoneHandlers(world),
    ...recordSetHandlers(world),
    ...changeHandlers(world),
    ...tagHandlers(world),
  };
}
