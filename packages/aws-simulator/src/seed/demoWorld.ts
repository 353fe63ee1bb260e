import { DateTime } from 'luxon';
import type { Simulator } from '../Simulator';
import { startIncident } from '../incidents/incidents';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { ManualClock } from '../world/Clock';
import { HOME_REGION, type World } from '../world/World';
import { createEnvironment } from './createEnvironment';
import { seedImages } from './demoImages';
import type { SeedEnvironment } from './seedTemplates';

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
  await seedImages(world, home(world));
}

const home = (world: World) => world.region(DEFAULT_ACCOUNT_ID, HOME_REGION);
