import type * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { listenerChangeHandlers } from './changeListeners';
import { listenerHandlers } from './listeners';
import { loadBalancerHandlers } from './loadBalancers';
import { tagHandlers } from './tags';
import { targetGroupHandlers } from './targetGroups';
import { targetHealthHandlers } from './targetHealth';

/** Elastic Load Balancing v2; the targets follow from the tasks of ECS. */
export function elbHandlers(world: World): Handlers<typeof elb> {
  return {
    ...loadBalancerHandlers(world),
    ...targetGroupHandlers(world),
    ...targetHealthHandlers(world),
    ...listenerHandlers(world),
    ...listenerChangeHandlers(world),
    ...tagHandlers(world),
  };
}
