import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { tagsOf } from '../stacks/describeStack';
import { eachStack } from '../stacks/eachStack';
import type { EnvironmentResource } from './environmentResource';

/**
 * An environment that is there, as the tags of its stacks describe it.
 *
 * @returns undefined when there is none.
 */
export async function findEnvironment(
  awsClients: AwsClients,
  location: EnvironmentLocation,
): Promise<EnvironmentResource | undefined> {
  const stacks = await eachStack(awsClients, location);
  const own = stacks
    .map(({ stack }) => tagsOf(stack))
    .filter(tags => tags[STACK_TAGS.environment] === location.environmentId);
  if (own.length === 0) return undefined;
  const tags: Record<string, string | undefined> = Object.assign({}, ...own);
  return {
    environmentId: location.environmentId,
    accountId: location.accountId,
    region: location.region,
    stage: tags[STACK_TAGS.stage],
    owner: tags[STACK_TAGS.owner],
  };
}
