import {
  type PreflightFinding,
  STACK_OUTPUTS,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { stackPhase, stuckRemedy } from '../../runner/stackPhase';
import { isShell } from '../../stacks/shells';
import type { FoundStack } from '../../stacks/eachStack';
import { nameState } from '../../stacks/availability';
import { finding, type Preflight } from './context';

/** Whether the name is free or the owner's, and the stacks can be changed. */
export const stacks: Preflight = async ({ location, spec, found }) => {
  const { available, mentions, reason } = nameState(
    found,
    location,
    spec.owner,
  );
  if (!available) {
    return [
      finding('stacks', 'blocker', reason ?? 'The name is taken.', {
        field: 'name',
        mentions,
      }),
    ];
  }
  return [...found.flatMap(stateFinding), ...found.flatMap(layoutFinding)];
};

/**
 * Up to version 3 of the templates the load balancer was in the service stack.
 * CloudFormation cannot make it in another stack while it is there, under the
 * name that it has to keep.
 */
function layoutFinding({ part, stack }: FoundStack): PreflightFinding[] {
  const hasLoadBalancer = stack.Outputs?.some(
    ({ OutputKey }) => OutputKey === STACK_OUTPUTS.loadBalancerArn,
  );
  if (part !== 'service' || !hasLoadBalancer) return [];
  const version = stack.Tags?.find(
    ({ Key }) => Key === STACK_TAGS.templateVersion,
  )?.Value;
  return [
    finding(
      'stacks',
      'blocker',
      `The environment was made by version ${
        version ?? '1'
      } of the templates, which had the load balancer in the stack ${
        stack.StackName
      }. It cannot move to another stack.`,
      {
        remedy:
          'Create an environment of another name, move the data there from a snapshot, then take this one down. Until then, change it with the release of Quarterdeck that made it.',
      },
    ),
  ];
}

function stateFinding({ stack }: FoundStack): PreflightFinding[] {
  const { StackName: name, StackStatus: status } = stack;
  if (isShell(stack)) {
    return [
      finding(
        'stacks',
        'info',
        `The stack ${name} was never made: a change set is left, and nothing in it. Deploying makes the stack where it is wanted, taking the environment down removes what the portal has left.`,
      ),
    ];
  }
  switch (stackPhase(status)) {
    case 'busy':
      return [
        finding('stacks', 'blocker', `The stack ${name} is ${status}.`, {
          remedy: 'Wait until that is over, then plan again.',
        }),
      ];
    case 'stuck':
      return [
        finding('stacks', 'blocker', `The stack ${name} is ${status}.`, {
          remedy: stuckRemedy(status),
          evidence: stack.StackStatusReason ? [stack.StackStatusReason] : [],
        }),
      ];
    case 'dead':
      return [
        finding(
          'stacks',
          'info',
          `The creation of ${name} had failed: it is removed and made anew.`,
        ),
      ];
    default:
      return [];
  }
}
