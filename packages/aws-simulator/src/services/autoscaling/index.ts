import type * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { changeHandlers } from './changes';
import { queryHandlers } from './queries';

/** Application Auto Scaling of ECS services. */
export const autoScalingHandlers = (
  world: World,
): Handlers<typeof autoscaling> => ({
  ...queryHandlers(world),
  ...changeHandlers(world),
});
