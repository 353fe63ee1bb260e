import * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import type { DistributionShape } from '../../world/resources/cloudfront';
import type { World } from '../../world/World';
import { requireDistribution } from './distributions';
import { cloudFrontPage, invalidArgument, newId } from './revisions';

/** What it takes the edge locations to forget. */
const INVALIDATION_SECONDS = 5;

type Invalidation = DistributionShape['invalidations'][number];

export function invalidationHandlers(
  world: World,
): Handlers<typeof cloudfront> {
  const statusOf = ({ completedAt }: Invalidation) =>
    completedAt <= world.now() ? 'Completed' : 'InProgress';
  const describe = (each: Invalidation): cloudfront.Invalidation => ({
    Id: each.id,
    Status: statusOf(each),
    CreateTime: each.createdAt,
    InvalidationBatch: each.batch,
  });

  return {
    CreateInvalidation({ DistributionId, InvalidationBatch }, { accountId }) {
      const { id, shape } = requireDistribution(
        world,
        accountId,
        DistributionId,
      );
      const paths = InvalidationBatch?.Paths?.Items ?? [];
      if (!InvalidationBatch || paths.length === 0) {
        throw invalidArgument('The parameter Paths is required.');
      }
      if (!paths.every(path => path.startsWith('/'))) {
        throw invalidArgument(
          'Your request contains one or more invalid invalidation paths.',
        );
      }
      const reference = InvalidationBatch.CallerReference;
      const known = shape.invalidations.find(
        each => each.batch.CallerReference === reference,
      );
      const invalidation = known ?? {
        id: `I${newId(world, id, reference).slice(1)}`,
        batch: InvalidationBatch,
        createdAt: world.now(),
        completedAt: new Date(
          world.now().getTime() + world.pace.milliseconds(INVALIDATION_SECONDS),
        ),
      };
      if (!known) shape.invalidations.unshift(invalidation);
      world.changed();
      return {
        Invalidation: describe(invalidation),
        Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}/invalidation/${invalidation.id}`,
      };
    },

    GetInvalidation({ DistributionId, Id }, { accountId }) {
      const { shape } = requireDistribution(world, accountId, DistributionId);
      const found = shape.invalidations.find(each => each.id === Id);
      if (found) return { Invalidation: describe(found) };
      throw new cloudfront.NoSuchInvalidation({
        message: 'The specified invalidation does not exist.',
        $metadata: {},
      });
    },

    ListInvalidations({ DistributionId, ...input }, { accountId }) {
      const { shape } = requireDistribution(world, accountId, DistributionId);
      const { page, counted } = cloudFrontPage(shape.invalidations, input);
      return {
        InvalidationList: {
          ...counted,
          Items: page.map(each => ({
            Id: each.id,
            CreateTime: each.createdAt,
            Status: statusOf(each),
          })),
        },
      };
    },
  };
}
