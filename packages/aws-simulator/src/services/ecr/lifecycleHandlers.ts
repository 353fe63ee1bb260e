import * as ecr from '@aws-sdk/client-ecr';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { type Place, placeOf } from '../Place';
import { ecrPage, inRepository } from './errors';
import { imagesOf } from './images';
import { expiredImages, parseLifecyclePolicy, previewOf } from './lifecycle';
import { type Repository, requireRepository } from './repositories';

export function lifecycleHandlers(world: World) {
  const answer = ({ shape }: Repository, { region }: Place) => ({
    registryId: region.accountId,
    repositoryName: shape.repositoryName,
    lifecyclePolicyText: shape.lifecyclePolicy?.text,
  });
  return {
    PutLifecyclePolicy({ repositoryName, lifecyclePolicyText }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      setLifecyclePolicy(place, repository, lifecyclePolicyText);
      world.changed();
      return answer(repository, place);
    },

    GetLifecyclePolicy({ repositoryName }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      policyOf(place, repository);
      return {
        ...answer(repository, place),
        lastEvaluatedAt: world.now(),
      };
    },

    DeleteLifecyclePolicy({ repositoryName }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      policyOf(place, repository);
      const before = answer(repository, place);
      setLifecyclePolicy(place, repository, undefined);
      world.changed();
      return { ...before, lastEvaluatedAt: world.now() };
    },

    StartLifecyclePolicyPreview(input, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, input.repositoryName);
      const text = input.lifecyclePolicyText ?? policyOf(place, repository);
      parseLifecyclePolicy(text);
      repository.shape.lifecyclePreview = text;
      world.changed();
      return {
        ...answer(repository, place),
        lifecyclePolicyText: text,
        status: 'IN_PROGRESS',
      };
    },

    GetLifecyclePolicyPreview({ repositoryName, ...paging }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      const text = repository.shape.lifecyclePreview;
      if (text === undefined) {
        throw new ecr.LifecyclePolicyPreviewNotFoundException({
          message: `Lifecycle policy preview does not exist for ${inRepository(
            repository.id,
            place.region,
          )}`,
          $metadata: {},
        });
      }
      const expired = expiredImages(
        parseLifecyclePolicy(text),
        imagesOf(place, repository),
        world.now(),
      );
      const { items, next } = ecrPage(expired, paging, each => each.image.id);
      return {
        ...answer(repository, place),
        lifecyclePolicyText: text,
        status: 'COMPLETE',
        previewResults: items.map(previewOf),
        summary: { expiringImageTotalCount: expired.length },
        nextToken: next,
      };
    },
  } satisfies Handlers<typeof ecr>;
}

/** @throws InvalidParameterException for a text that is no policy */
export function setLifecyclePolicy(
  { world }: Place,
  { shape }: Repository,
  text: string | undefined,
): void {
  if (text === undefined) {
    delete shape.lifecyclePolicy;
    return;
  }
  parseLifecyclePolicy(text);
  shape.lifecyclePolicy = { text, putAt: world.now() };
}

function policyOf({ region }: Place, { id, shape }: Repository): string {
  if (shape.lifecyclePolicy) return shape.lifecyclePolicy.text;
  throw new ecr.LifecyclePolicyNotFoundException({
    message: `Lifecycle policy does not exist for ${inRepository(id, region)}`,
    $metadata: {},
  });
}
