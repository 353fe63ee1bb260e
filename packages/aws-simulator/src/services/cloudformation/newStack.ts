import { stackEvent, type Stack } from '../../cloudformation/stacks/events';
import type { Region } from '../../world/Region';
import { seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';

/** A stack that has a name and nothing else yet. */
export function newStack(world: World, region: Region, name: string): Stack {
  const id = region.arn(
    'cloudformation',
    `stack/${name}/${seededUuid(
      world.seed,
      region.accountId,
      region.name,
      name,
      world.now().getTime(),
    )}`,
  );
  const stack = region.stacks.put({
    id,
    arn: id,
    createdAt: world.now(),
    tags: {},
    shape: {
      name,
      status: '',
      templateBody: '',
      parameters: {},
      tags: [],
      capabilities: [],
      outputs: [],
      imports: [],
      replaced: [],
      resources: {},
      events: [],
      terminationProtection: false,
      disableRollback: false,
      clientRequestTokens: {},
    },
  });
  stackEvent(world, stack, 'REVIEW_IN_PROGRESS', 'User Initiated');
  return stack;
}
