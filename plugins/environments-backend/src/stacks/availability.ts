import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type Availability,
  type EnvironmentLocation,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { tagsOf } from './describeStack';
import { eachStack, type FoundStack } from './eachStack';

/**
 * Whether an environment of that name may be deployed for that owner: there is
 * none yet, or it is the owner's own, which a deployment then changes.
 */
export async function checkAvailability(
  awsClients: AwsClients,
  location: EnvironmentLocation,
  owner: string | undefined,
): Promise<Availability> {
  return availabilityOf(await eachStack(awsClients, location), location, owner);
}

/** The same, where it is known which stacks have the environment's names. */
export function availabilityOf(
  stacks: readonly FoundStack[],
  { environmentId, accountId, region }: EnvironmentLocation,
  owner: string | undefined,
): Availability {
  const where = `account ${accountId}, ${region}`;
  let exists = false;
  for (const { stack } of stacks) {
    // A stack in review has no resources, and not always its tags.
    if (stack.StackStatus === 'REVIEW_IN_PROGRESS') continue;
    exists = true;
    const tags = tagsOf(stack);
    if (tags[STACK_TAGS.environment] !== environmentId) {
      return {
        available: false,
        exists,
        reason: `The name ${environmentId} is taken: the stack ${stack.StackName} in ${where} was not made by Quarterdeck. Choose another name.`,
      };
    }
    const otherOwner = tags[STACK_TAGS.owner];
    if (owner && otherOwner && !isSame(otherOwner, owner)) {
      return {
        available: false,
        exists,
        reason: `The name ${environmentId} is taken: ${otherOwner} has an environment of that name in ${where}. Choose another name.`,
      };
    }
  }
  return { available: true, exists };
}

function isSame(ref: string, other: string): boolean {
  return ref.toLocaleLowerCase('en-US') === other.toLocaleLowerCase('en-US');
}
