import type * as ecs from '@aws-sdk/client-ecs';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { clusterHandlers } from './clusters';
import { serviceDeploymentHandlers } from './serviceDeploymentHandlers';
import { serviceHandlers } from './serviceHandlers';
import { tagHandlers } from './tags';
import { taskDefinitionHandlers } from './taskDefinitionHandlers';
import { taskHandlers } from './taskHandlers';

/** Elastic Container Service; tasks follow from services, incidents and time. */
export function ecsHandlers(world: World): Handlers<typeof ecs> {
  return {
    ...clusterHandlers(world),
    ...serviceHandlers(world),
    ...serviceDeploymentHandlers(world),
    ...taskHandlers(world),
    ...taskDefinitionHandlers(world),
    ...tagHandlers(world),
  };
}
