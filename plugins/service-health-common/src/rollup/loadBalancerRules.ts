import type { LoadBalancer, TargetHealth } from '../readings/loadBalancer';
import type { Rule } from './rule';
import { counted } from './words';

/** What is coming, going or not in use is neither well nor unwell. */
const PASSING = new Set(['initial', 'draining', 'unused']);

/** What a reading has where AWS leaves the state out. */
const NO_STATE = 'unknown';

const failed: Rule<LoadBalancer> = {
  name: 'load-balancer.failed',
  status: 'critical',
  when: 'The load balancer could not be set up (`failed`).',
  clause: ({ name, state, stateReason }) =>
    state === 'failed'
      ? `the load balancer ${name} failed${
          stateReason ? ` (${stateReason})` : ''
        }`
      : undefined,
};

const noHealthyTarget: Rule<LoadBalancer> = {
  name: 'load-balancer.no-healthy-target',
  status: 'critical',
  when: 'A target group has targets in use, and none of them is healthy: every request fails.',
  clause: balancer => targetClause(balancer, healthy => healthy === 0),
};

const unhealthyTargets: Rule<LoadBalancer> = {
  name: 'load-balancer.unhealthy-targets',
  status: 'degraded',
  when: 'Some targets in use are not healthy.',
  clause: balancer => targetClause(balancer, healthy => healthy > 0),
};

const noTarget: Rule<LoadBalancer> = {
  name: 'load-balancer.no-target',
  status: 'degraded',
  when: 'No target is registered in any target group of the load balancer.',
  clause: ({ targetGroups }) =>
    targetGroups.every(({ targets }) => targets.length === 0)
      ? 'no target is registered at the load balancer'
      : undefined,
};

const impaired: Rule<LoadBalancer> = {
  name: 'load-balancer.impaired',
  status: 'degraded',
  when: 'The load balancer is being set up or lacks capacity (`provisioning`, `active_impaired`).',
  clause: ({ name, state, stateReason }) =>
    state === 'active' || state === 'failed' || state === NO_STATE
      ? undefined
      : `the load balancer ${name} is ${state}${
          stateReason ? ` (${stateReason})` : ''
        }`,
};

const noState: Rule<LoadBalancer> = {
  name: 'load-balancer.no-state',
  status: 'unknown',
  when: 'The answer does not say in which state the load balancer is.',
  clause: ({ name, state }) =>
    state === NO_STATE
      ? `AWS does not say how the load balancer ${name} is`
      : undefined,
};

function targetClause(
  balancer: LoadBalancer,
  applies: (healthy: number) => boolean,
): string | undefined {
  for (const group of balancer.targetGroups) {
    const inUse = group.targets.filter(({ state }) => !PASSING.has(state));
    const unhealthy = inUse.filter(({ state }) => state !== 'healthy');
    const healthy = inUse.length - unhealthy.length;
    if (unhealthy.length > 0 && applies(healthy)) {
      return `${healthy} of ${counted(inUse.length, 'target')} healthy${reasons(
        unhealthy,
      )}`;
    }
  }
  return undefined;
}

function reasons(targets: TargetHealth[]): string {
  const distinct = new Set(
    targets.flatMap(({ description, reason }) => description ?? reason ?? []),
  );
  return distinct.size === 0 ? '' : ` (${[...distinct].join(', ')})`;
}

/** In the order in which they are said. @public */
export const LOAD_BALANCER_RULES: Rule<LoadBalancer>[] = [
  failed,
  noHealthyTarget,
  unhealthyTargets,
  noTarget,
  impaired,
  noState,
];

/** What a healthy load balancer says of itself. */
export function loadBalancerFact(balancer: LoadBalancer): string {
  const targets = balancer.targetGroups.flatMap(group => group.targets);
  const healthy = targets.filter(({ state }) => state === 'healthy').length;
  return `${healthy} of ${counted(targets.length, 'target')} healthy`;
}
