import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type Availability,
  type EnvironmentLocation,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import {
  type EnvironmentResource,
  isSameRef,
} from '../permissions/environmentResource';
import { type Mention, readBy } from '../permissions/Mention';
import type { Sight } from '../permissions/Sight';
import { tagsOf } from './describeStack';
import { eachStack, type FoundStack } from './eachStack';

/** Whether a name is to be had, and if not, why, for those who may know. */
export interface NameState extends Availability {
  /** What of the reason is not for everybody. */
  mentions: Mention[];
}

/**
 * Whether an environment of that name may be deployed for that owner: there is
 * none yet, or it is the owner's own, which a deployment then changes.
 *
 * @param sight - of who reads the reason; nobody else's environment is named
 * where that is not known.
 */
export async function checkAvailability(
  awsClients: AwsClients,
  location: EnvironmentLocation,
  owner: string | undefined,
  sight: Pick<Sight, 'includes'> = { includes: () => false },
): Promise<Availability> {
  const found = await eachStack(awsClients, location);
  const { mentions, reason, ...state } = nameState(found, location, owner);
  return reason ? { ...state, reason: readBy(sight, reason, mentions) } : state;
}

/** The same, where it is known which stacks have the environment's names. */
export function nameState(
  stacks: readonly FoundStack[],
  location: EnvironmentLocation,
  owner: string | undefined,
): NameState {
  const { environmentId, accountId, region } = location;
  const where = `in account ${accountId}, ${region}`;
  let exists = false;
  for (const { stack } of stacks) {
    // A stack in review has no resources, and not always its tags.
    if (stack.StackStatus === 'REVIEW_IN_PROGRESS') continue;
    exists = true;
    const tags: Record<string, string | undefined> = tagsOf(stack);
    if (tags[STACK_TAGS.environment] !== environmentId) {
      return {
        available: false,
        exists,
        reason: `The name ${environmentId} is taken: the stack ${stack.StackName} ${where} was not made by Quarterdeck. Choose another name.`,
        mentions: [],
      };
    }
    const otherOwner = tags[STACK_TAGS.owner];
    if (owner && otherOwner && !isSameRef(otherOwner, owner)) {
      const other = {
        ...location,
        stage: tags[STACK_TAGS.stage],
        owner: otherOwner,
      };
      const mention = mentionOf(other, otherOwner);
      return {
        available: false,
        exists,
        reason: `The name ${environmentId} is taken${mention.words} ${where}. Choose another name.`,
        mentions: [mention],
      };
    }
  }
  return { available: true, exists, mentions: [] };
}

function mentionOf(of: EnvironmentResource, owner: string): Mention {
  return {
    of,
    words: `: ${owner} has an environment of that name`,
    instead: ' by an environment that you may not see,',
  };
}
