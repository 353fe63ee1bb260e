import * as s3 from '@aws-sdk/client-s3';
import { AwsError, type Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { BucketShape } from '../../world/resources/others';
import { HOME_REGION, type World } from '../../world/World';

export function bucketHandlers(world: World): Handlers<typeof s3> {
  return {
    ListBuckets: (_input, { accountId, callerArn }) => ({
      Owner: { ID: accountId, DisplayName: callerArn.split('/').pop() },
      Buckets: world
        .global(accountId)
        .buckets.all()
        .map(({ id, arn, createdAt, shape }) => ({
          Name: id,
          BucketArn: arn,
          CreationDate: createdAt,
          BucketRegion: shape.region,
        })),
    }),

    HeadBucket({ Bucket = '' }, { accountId }) {
      const bucket = world.global(accountId).buckets.get(Bucket);
      if (!bucket) {
        throw new s3.NotFound({ message: 'Not Found', $metadata: {} });
      }
      return { BucketRegion: bucket.shape.region };
    },

    GetBucketLocation({ Bucket }, { accountId }) {
      const { region } = requireBucket(world, accountId, Bucket).shape;
      // The home region is the one that S3 has no word for.
      return region === HOME_REGION
        ? {}
        : { LocationConstraint: region as s3.BucketLocationConstraint };
    },

    GetBucketEncryption({ Bucket }, { accountId }) {
      requireBucket(world, accountId, Bucket);
      // What S3 does with every object unless it is told otherwise.
      return {
        ServerSideEncryptionConfiguration: {
          Rules: [
            {
              ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
              BucketKeyEnabled: false,
            },
          ],
        },
      };
    },

    GetBucketPolicy({ Bucket }, { accountId }) {
      const { policy } = requireBucket(world, accountId, Bucket).shape;
      if (policy === undefined) {
        throw new AwsError(
          'NoSuchBucketPolicy',
          'The bucket policy does not exist',
          404,
        );
      }
      return { Policy: policy };
    },
  };
}

/** @throws NoSuchBucket */
export function requireBucket(
  world: World,
  accountId: string,
  name = '',
): Resource<BucketShape> {
  const found = world.global(accountId).buckets.get(name);
  if (!found) {
    throw new s3.NoSuchBucket({
      message: 'The specified bucket does not exist',
      $metadata: {},
    });
  }
  return found;
}
