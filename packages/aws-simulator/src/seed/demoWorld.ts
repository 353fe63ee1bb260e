import { DateTime } from 'luxon';
import type { Simulator } from '../Simulator';
import { startIncident } from '../incidents/incidents';
import { newStack } from '../services/cloudformation/newStack';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { ManualClock } from '../world/Clock';
import { HOME_REGION, type World } from '../world/World';
import { type SeedEnvironment, seedStacks } from './seedTemplates';

interface DemoEnvironment {
  name: string;
  stage: SeedEnvironment['stage'];
  owner: string;
  createdDaysAgo: number;
}

const DEMO_ENVIRONMENTS: DemoEnvironment[] = [
  {
    name: 'accounts',
    stage: 'production',
    owner: 'group:default/platform',
    createdDaysAgo: 92,
  },
  {
    name: 'checkout',
    stage: 'production',
    owner: 'group:default/checkout',
    createdDaysAgo: 61,
  },
  {
    name: 'shop',
    stage: 'production',
    owner: 'group:default/storefront',
    createdDaysAgo: 34,
  },
  {
    name: 'shop',
    stage: 'staging',
    owner: 'group:default/storefront',
    createdDaysAgo: 33,
  },
  {
    name: 'search',
    stage: 'production',
    owner: 'group:default/storefront',
    createdDaysAgo: 20,
  },
];

const IN_TROUBLE = 'checkout-production';
const TROUBLE_MINUTES = 25;

/** What `--environments` can be. */
export const WORLDS = ['demo', 'none'] as const;

/**
 * Fills an empty world with a handful of environments that were created days
 * ago, one of them in trouble since half an hour. They come to be by the same
 * engine as everything else, in a past that takes no time.
 */
export async function seedDemoWorld(simulator: Simulator): Promise<void> {
  const { world } = simulator;
  const now = DateTime.fromJSDate(world.now());
  for (const { createdDaysAgo, ...rest } of DEMO_ENVIRONMENTS) {
    const environment = {
      ...rest,
      accountId: DEFAULT_ACCOUNT_ID,
      region: HOME_REGION,
    };
    const at = now.minus({ days: createdDaysAgo }).toJSDate();
    await createEnvironment(simulator, environment, at);
  }
  const since = now.minus({ minutes: TROUBLE_MINUTES }).toJSDate();
  await world.inThePast(new ManualClock(since), async () => {
    startIncident(world, home(world), {
      kind: 'crash-loop',
      environment: IN_TROUBLE,
    });
  });
}

const home = (world: World) => world.region(DEFAULT_ACCOUNT_ID, HOME_REGION);

/** @throws Error when one of its stacks cannot be created */
async function createEnvironment(
  simulator: Simulator,
  environment: SeedEnvironment,
  at: Date,
): Promise<void> {
  const { world, engine } = simulator;
  const clock = new ManualClock(at);
  await world.inThePast(clock, async () => {
    const region = world.region(environment.accountId, environment.region);
    for (const seed of seedStacks(environment)) {
      const stack = newStack(world, region, seed.stackName);
      Object.assign(stack.shape, {
        templateBody: seed.templateBody,
        description: JSON.parse(seed.templateBody).Description,
        tags: Object.entries(seed.tags).map(([Key, Value]) => ({ Key, Value })),
        capabilities: ['CAPABILITY_NAMED_IAM'],
        terminationProtection: seed.terminationProtection,
      });
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
  });
}
