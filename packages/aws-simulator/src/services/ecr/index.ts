import * as ecr from '@aws-sdk/client-ecr';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';

const DEFAULT_RESULTS = 100;

/** Elastic Container Registry: its repositories, which hold no images here. */
export function ecrHandlers(world: World): Handlers<typeof ecr> {
  return {
    DescribeRepositories(input, context) {
      const region = world.region(context.accountId, context.region);
      const { repositoryNames: names } = input;
      const missing = names?.find(name => !region.repositories.has(name));
      if (missing !== undefined) {
        throw new ecr.RepositoryNotFoundException({
          message: `The repository with name '${missing}' does not exist in the registry with id '${context.accountId}'`,
          $metadata: {},
        });
      }
      const { items, next } = sortedPage(
        region.repositories.where(
          each => !names || names.includes(each.repositoryName),
        ),
        {
          token: input.nextToken,
          size: input.maxResults ?? DEFAULT_RESULTS,
          keyOf: each => each.id,
          invalidToken: () =>
            new ecr.InvalidParameterException({
              message: 'Invalid parameter at nextToken',
              $metadata: {},
            }),
        },
      );
      return { repositories: items.map(e => e.shape), nextToken: next };
    },
  };
}
