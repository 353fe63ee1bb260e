import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { tagsOf } from '../stacks/describeStack';
import { eachStack } from '../stacks/eachStack';
import { ourShells } from '../stacks/shells';
import type { DeploymentStore } from '../store/DeploymentStore';
import { type EnvironmentResource, resourceOf } from './environmentResource';

/**
 * An environment that is there, as the tags of its stacks describe it. Empty
 * stacks that the portal left have none: of those it is whose deployment of
 * that name was the newest, for there is nothing in them of anybody else.
 *
 * @returns undefined when there is none.
 */
export async function findEnvironment(
  services: {
    awsClients: AwsClients;
    deployments: Pick<DeploymentStore, 'list'>;
  },
  location: EnvironmentLocation,
): Promise<EnvironmentResource | undefined> {
  const { awsClients, deployments } = services;
  const { accountId, environmentId, region } = location;
  const stacks = await eachStack(awsClients, location);
  const own = stacks
    .map(({ stack }) => tagsOf(stack))
    .filter(tags => tags[STACK_TAGS.environment] === environmentId);
  if (own.length > 0) {
    const tags: Record<string, string | undefined> = Object.assign({}, ...own);
    return {
      environmentId,
      accountId,
      region,
      stage: tags[STACK_TAGS.stage],
      owner: tags[STACK_TAGS.owner],
    };
  }
  const shells = await ourShells(awsClients, accountId, stacks);
  if (shells.length === 0) return undefined;
  const place = { environmentId, accountId, region };
  const [newest] = await deployments.list({ ...place, limit: 1 });
  return newest ? resourceOf(newest) : place;
}
