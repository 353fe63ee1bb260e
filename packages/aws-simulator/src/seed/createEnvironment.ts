import type { Simulator } from '../Simulator';
import type { Stack } from '../cloudformation/stacks/events';
import { parseTemplate } from '../cloudformation/template/parseTemplate';
import { givenParameters } from '../services/cloudformation/givenParameters';
import { newStack } from '../services/cloudformation/newStack';
import { confirm } from '../services/sns/subscriptions';
import { ManualClock } from '../world/Clock';
import {
  type SeedEnvironment,
  type SeedStack,
  seedStacks,
} from './seedTemplates';

/**
 * Has the CloudFormation engine create an environment in the past.
 *
 * @throws Error when one of its stacks cannot be created
 */
export async function createEnvironment(
  simulator: Simulator,
  environment: SeedEnvironment,
  at: Date,
): Promise<void> {
  const { world, engine } = simulator;
  const clock = new ManualClock(at);
  await world.inThePast(clock, async () => {
    for (const seed of seedStacks(environment)) {
      const stack = plannedStack(simulator, environment.accountId, seed);
      engine.create(stack);
      await engine.settled(stack);
      if (stack.shape.status !== 'CREATE_COMPLETE') {
        const failed = stack.shape.events.find(event =>
          event.ResourceStatus?.endsWith('_FAILED'),
        );
        throw new Error(
          `The seed stack ${seed.stackName} is ${stack.shape.status}: ${failed?.LogicalResourceId}: ${failed?.ResourceStatusReason}`,
        );
      }
      clock.advance(60_000);
    }
    // Their owners have followed the links long since.
    const home = world.region(environment.accountId, environment.region);
    home.subscriptions.all().forEach(confirm);
  });
}

/** Each is in a region of its own choice: what CloudFront uses is elsewhere. */
function plannedStack(
  { world }: Simulator,
  accountId: string,
  seed: SeedStack,
): Stack {
  const region = world.region(accountId, seed.region);
  const template = parseTemplate(seed.templateBody);
  const stack = newStack(world, region, seed.stackName);
  Object.assign(stack.shape, {
    templateBody: seed.templateBody,
    description: template.Description,
    parameters: givenParameters(region, template, {}),
    tags: Object.entries(seed.tags).map(([Key, Value]) => ({ Key, Value })),
    capabilities: ['CAPABILITY_NAMED_IAM'],
    terminationProtection: seed.terminationProtection,
  });
  return stack;
}
