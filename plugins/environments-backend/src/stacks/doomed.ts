import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { deletionSteps, type Step } from '../store/steps';
import { tagsOf } from './describeStack';
import { eachStack, type FoundStack } from './eachStack';
import { isShell, ourShells } from './shells';

/** What taking an environment down would delete. */
export interface Doomed {
  /** The stacks of the environment. */
  own: FoundStack[];
  /** Empty ones of its names, which the portal left. */
  shells: FoundStack[];
}

/** Everything of an environment that is there, as CloudFormation says. */
export async function findDoomed(
  awsClients: AwsClients,
  location: EnvironmentLocation,
): Promise<Doomed> {
  const { accountId, environmentId } = location;
  const found = await eachStack(awsClients, location);
  const own = found.filter(
    ({ stack }) =>
      !isShell(stack) &&
      stack.StackStatus !== 'DELETE_COMPLETE' &&
      tagsOf(stack)[STACK_TAGS.environment] === environmentId,
  );
  return { own, shells: await ourShells(awsClients, accountId, found) };
}

/** In the order in which it goes; nothing reads of an empty stack. */
export function destructionSteps({ own, shells }: Doomed): Step[] {
  return [...deletionSteps(own), ...deletionSteps(shells)];
}
