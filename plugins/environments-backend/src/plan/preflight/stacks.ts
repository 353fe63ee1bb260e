import type { PreflightFinding } from '@quarterdeck/plugin-environments-common';
import { stackPhase, stuckRemedy } from '../../runner/stackPhase';
import type { FoundStack } from '../../stacks/eachStack';
import { checkAvailability } from '../../stacks/availability';
import { finding, type Preflight } from './context';

/** Whether the name is free or the owner's, and the stacks can be changed. */
export const stacks: Preflight = async ({
  awsClients,
  location,
  spec,
  found,
}) => {
  const { available, reason } = await checkAvailability(
    awsClients,
    location,
    spec.owner,
  );
  if (!available) {
    return [
      finding('stacks', 'blocker', reason ?? 'The name is taken.', {
        field: 'name',
      }),
    ];
  }
  return found.flatMap(stateFinding);
};

function stateFinding({ stack }: FoundStack): PreflightFinding[] {
  const { StackName: name, StackStatus: status } = stack;
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
