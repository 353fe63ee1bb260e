import { entityNames } from './entityNames';
import type { ObservedEnvironment } from './observeEnvironments';

const observed = (id: string, region: string): ObservedEnvironment => ({
  id,
  target: { accountId: '123456789012', region },
  tags: {},
  outputs: {},
});

it('adds account and region to a name that is taken elsewhere', () => {
  const names = entityNames([
    observed('shop-production', 'us-east-1'),
    observed('shop-production', 'eu-central-1'),
    observed('shop-staging', 'eu-central-1'),
  ]);
  expect([...names.values()]).toEqual([
    'shop-production',
    'shop-production-123456789012-eu-central-1',
    'shop-staging',
  ]);
});
