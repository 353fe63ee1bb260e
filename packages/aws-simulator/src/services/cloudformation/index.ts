import type * as cfn from '@aws-sdk/client-cloudformation';
import type { StackEngine } from '../../cloudformation/stacks/StackEngine';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { changeSetHandlers } from './changeSets';
import { driftHandlers } from './drift';
import { protectionHandlers } from './protection';
import { queryHandlers } from './queries';
import { rollbackHandlers } from './rollbacks';
import { stackHandlers } from './stacks';
import { templateHandlers } from './templates';

export function cloudFormationHandlers(
  world: World,
  engine: StackEngine,
): Handlers<typeof cfn> {
  return {
    ...queryHandlers(world),
    ...stackHandlers(world, engine),
    ...changeSetHandlers(world, engine),
    ...driftHandlers(world),
    ...protectionHandlers(world),
    ...rollbackHandlers(world, engine),
    ...templateHandlers(world),
  };
}
