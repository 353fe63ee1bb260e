import * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import { type Resource, type Tags, tagsOf } from '../../world/Resource';
import type { DistributionShape } from '../../world/resources/cloudfront';
import { seededAlphanumeric } from '../../world/seeded';
import type { World } from '../../world/World';
import { completeConfig } from './completeConfig';
import { describeDistribution, summarize } from './describe';
import {
  assertMatch,
  cloudFrontPage,
  newId,
  nextETag,
  required,
} from './revisions';
import { validateDistribution } from './validateDistribution';

/** What it takes a change to reach all edge locations. */
const DEPLOYMENT_SECONDS = 8;

export function distributionHandlers(
  world: World,
): Handlers<typeof cloudfront> {
  const answer = (found: Resource<DistributionShape>) => ({
    Distribution: describeDistribution(world, found),
    ETag: found.shape.etag,
  });
  const create = (
    accountId: string,
    config: cloudfront.DistributionConfig | undefined,
    tags: Tags,
  ) => {
    const made = createDistribution(world, accountId, {
      config: required(config, 'DistributionConfig'),
      tags,
    });
    return {
      ...answer(made),
      Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${made.id}`,
    };
  };

  return {
    CreateDistribution: ({ DistributionConfig }, { accountId }) =>
      create(accountId, DistributionConfig, {}),

    CreateDistributionWithTags: (
      { DistributionConfigWithTags: given },
      { accountId },
    ) =>
      create(accountId, given?.DistributionConfig, tagsOf(given?.Tags?.Items)),

    GetDistribution: ({ Id }, { accountId }) =>
      answer(requireDistribution(world, accountId, Id)),

    GetDistributionConfig({ Id }, { accountId }) {
      const { shape } = requireDistribution(world, accountId, Id);
      return { DistributionConfig: shape.config, ETag: shape.etag };
    },

    ListDistributions(input, { accountId }) {
      const { page, counted } = cloudFrontPage(
        world.global(accountId).distributions.all(),
        input,
      );
      return {
        DistributionList: {
          ...counted,
          Items: page.map(each => summarize(world, each)),
        },
      };
    },

    UpdateDistribution({ Id, IfMatch, DistributionConfig }, { accountId }) {
      const found = requireDistribution(world, accountId, Id);
      assertMatch(IfMatch, found.shape.etag);
      updateDistribution(
        world,
        accountId,
        found,
        required(DistributionConfig, 'DistributionConfig'),
      );
      return answer(found);
    },

    DeleteDistribution({ Id, IfMatch }, { accountId }) {
      const found = requireDistribution(world, accountId, Id);
      assertMatch(IfMatch, found.shape.etag);
      const isQuiet = found.shape.deployedAt <= world.now();
      if (found.shape.config.Enabled || !isQuiet) {
        throw new cloudfront.DistributionNotDisabled({
          message:
            'The distribution you are trying to delete has not been disabled.',
          $metadata: {},
        });
      }
      removeDistribution(world, accountId, found.id);
      return {};
    },
  };
}

interface NewDistribution {
  config: cloudfront.DistributionConfig;
  tags: Tags;
  stackId?: string;
}

/** @throws one of CloudFront's exceptions */
export function createDistribution(
  world: World,
  accountId: string,
  { config, tags, stackId }: NewDistribution,
): Resource<DistributionShape> {
  const { distributions } = world.global(accountId);
  const reference = config.CallerReference;
  if (distributions.find(each => each.config.CallerReference === reference)) {
    throw new cloudfront.DistributionAlreadyExists({
      message: `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${reference}`,
      $metadata: {},
    });
  }
  validateDistribution(world, accountId, config);
  const id = newId(world, accountId, 'distribution', reference);
  const now = world.now();
  const distribution = distributions.put({
    id,
    arn: `arn:aws:cloudfront::${accountId}:distribution/${id}`,
    createdAt: now,
    tags,
    stackId,
    shape: {
      config: completeConfig(config),
      domainName: `d${seededAlphanumeric(
        13,
        world.seed,
        id,
      ).toLowerCase()}.cloudfront.net`,
      etag: nextETag(world, id),
      modifiedAt: now,
      deployedAt: deployedAt(world),
      invalidations: [],
    },
  });
  world.changed();
  return distribution;
}

/** @throws one of CloudFront's exceptions */
export function updateDistribution(
  world: World,
  accountId: string,
  { id, shape }: Resource<DistributionShape>,
  config: cloudfront.DistributionConfig,
) {
  if (config.CallerReference !== shape.config.CallerReference) {
    throw new cloudfront.IllegalUpdate({
      message: 'The caller reference cannot be updated.',
      $metadata: {},
    });
  }
  validateDistribution(world, accountId, config, id);
  shape.config = completeConfig(config);
  shape.etag = nextETag(world, id, shape.etag);
  shape.modifiedAt = world.now();
  shape.deployedAt = deployedAt(world);
  world.changed();
}

export function removeDistribution(
  world: World,
  accountId: string,
  id: string,
) {
  world.global(accountId).distributions.delete(id);
  world.changed();
}

/** @throws NoSuchDistribution */
export function requireDistribution(
  world: World,
  accountId: string,
  id = '',
): Resource<DistributionShape> {
  const found = world.global(accountId).distributions.get(id);
  if (found) return found;
  throw new cloudfront.NoSuchDistribution({
    message: 'The specified distribution does not exist.',
    $metadata: {},
  });
}

const deployedAt = (world: World) =>
  new Date(world.now().getTime() + world.pace.milliseconds(DEPLOYMENT_SECONDS));
