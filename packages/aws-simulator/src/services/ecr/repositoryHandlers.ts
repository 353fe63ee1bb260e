import * as ecr from '@aws-sdk/client-ecr';
import type { Handlers } from '../../wire';
import { tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { ecrPage, inRepository } from './errors';
import {
  createRepository,
  deleteRepository,
  describeRepository,
  requireRepository,
  setMutability,
} from './repositories';

export function repositoryHandlers(world: World) {
  return {
    CreateRepository(input, context) {
      const place = placeOf(world, context);
      const tags = tagsOf(input.tags);
      const repository = createRepository(place, input, { tags });
      world.changed();
      return { repository: describeRepository(repository) };
    },

    DescribeRepositories({ repositoryNames: names, ...paging }, context) {
      const place = placeOf(world, context);
      const found = names
        ? names.map(name => requireRepository(place, name))
        : place.region.repositories.all();
      const { items, next } = ecrPage(found, paging, each => each.id);
      return { repositories: items.map(describeRepository), nextToken: next };
    },

    DeleteRepository({ repositoryName, force }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      deleteRepository(place, repository, force ?? false);
      world.changed();
      return { repository: describeRepository(repository) };
    },

    PutImageTagMutability(input, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, input.repositoryName);
      setMutability(repository, input);
      world.changed();
      return describeRepository(repository);
    },

    PutImageScanningConfiguration(input, context) {
      const { shape } = requireRepository(
        placeOf(world, context),
        input.repositoryName,
      );
      shape.imageScanningConfiguration = input.imageScanningConfiguration;
      world.changed();
      return {
        registryId: context.accountId,
        repositoryName: shape.repositoryName,
        imageScanningConfiguration: shape.imageScanningConfiguration,
      };
    },

    ...policyHandlers(world),
  } satisfies Handlers<typeof ecr>;
}

function policyHandlers(world: World) {
  const requirePolicy = (
    context: Parameters<typeof placeOf>[1],
    name: string | undefined,
  ) => {
    const place = placeOf(world, context);
    const { shape } = requireRepository(place, name);
    if (shape.policyText === undefined) {
      throw new ecr.RepositoryPolicyNotFoundException({
        message: `Repository policy does not exist for ${inRepository(
          shape.repositoryName,
          place.region,
        )}`,
        $metadata: {},
      });
    }
    return shape;
  };
  const answer = (
    registryId: string,
    repositoryName: string,
    text?: string,
  ) => ({
    registryId,
    repositoryName,
    policyText: text,
  });
  return {
    SetRepositoryPolicy({ repositoryName: name, policyText }, context) {
      const { shape } = requireRepository(placeOf(world, context), name);
      shape.policyText = policyText;
      world.changed();
      return answer(context.accountId, shape.repositoryName, policyText);
    },

    GetRepositoryPolicy({ repositoryName: name }, context) {
      const { repositoryName, policyText } = requirePolicy(context, name);
      return answer(context.accountId, repositoryName, policyText);
    },

    DeleteRepositoryPolicy({ repositoryName: name }, context) {
      const shape = requirePolicy(context, name);
      const { repositoryName, policyText } = shape;
      delete shape.policyText;
      world.changed();
      return answer(context.accountId, repositoryName, policyText);
    },
  } satisfies Handlers<typeof ecr>;
}
