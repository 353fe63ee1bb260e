import type { EnvironmentResource } from '../permissions/environmentResource';
import type { Mention } from '../permissions/Mention';
import { finding } from '../plan/preflight/context';
import type { KnownPlan } from '../store/planRows';
import { shownPlan } from './shownPlan';

const CIDR = '10.0.0.0/16';

/** As the check of addresses mentions a network. */
function network(environmentId: string, vpcId: string): Mention {
  return {
    of: { environmentId, accountId: '123456789012', region: 'us-east-1' },
    words: `${environmentId}: ${CIDR}`,
    instead: `${vpcId}: ${CIDR}`,
  };
}

/** The evidence that somebody reads who sees these environments. */
function readBy(...seen: string[]): string[] {
  const mentions = [
    network('shop-production', 'vpc-1'),
    network('eshop-production', 'vpc-2'),
  ];
  const overlap = finding('addresses', 'warning', 'It overlaps.', {
    evidence: mentions.map(({ words }) => words),
    mentions,
  });
  const sight = {
    includes: ({ environmentId }: EnvironmentResource) =>
      seen.includes(environmentId),
  };
  const plan = shownPlan({ preflight: [overlap] } as KnownPlan, sight);
  return plan.preflight[0].evidence;
}

describe('a plan that mentions environments of others', () => {
  it('hides each that is not seen, also where one name ends as another', () => {
    expect(readBy()).toEqual([`vpc-1: ${CIDR}`, `vpc-2: ${CIDR}`]);
  });

  it('leaves the names of those that are seen as they are', () => {
    expect(readBy('eshop-production')).toEqual([
      `vpc-1: ${CIDR}`,
      `eshop-production: ${CIDR}`,
    ]);
    expect(readBy('shop-production')).toEqual([
      `shop-production: ${CIDR}`,
      `vpc-2: ${CIDR}`,
    ]);
  });
});
