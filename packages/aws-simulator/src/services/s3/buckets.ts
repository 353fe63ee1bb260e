import * as s3 from '@aws-sdk/client-s3';
import { AwsError, type Handlers } from '../../wire';
import type { BucketShape } from '../../world/resources/others';
import { HOME_REGION, type World } from '../../world/World';
import { lookUpBucket, regionOf, requireBucket } from './findBucket';

const BUCKET_NAME = /^(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The operations on buckets as a whole. */
export function bucketHandlers(world: World): Handlers<typeof s3> {
  return {
    CreateBucket({ Bucket = '', CreateBucketConfiguration }, context) {
      const { accountId, region } = context;
      const wanted = CreateBucketConfiguration?.LocationConstraint ?? region;
      if (!BUCKET_NAME.test(Bucket)) {
        throw new AwsError(
          'InvalidBucketName',
          'The specified bucket is not valid.',
          400,
          { BucketName: Bucket },
        );
      }
      const taken = lookUpBucket(world, Bucket);
      // In the first region of all, asking twice does no harm.
      const isHarmless = asRegion(wanted) === HOME_REGION;
      if (taken && taken.accountId !== accountId) {
        throw new AwsError(
          'BucketAlreadyExists',
          'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
          409,
          { BucketName: Bucket },
        );
      }
      if (taken && !isHarmless) {
        throw new AwsError(
          'BucketAlreadyOwnedByYou',
          'Your previous request to create the named bucket succeeded and you already own it.',
          409,
          { BucketName: Bucket },
        );
      }
      if (!taken) {
        world.global(accountId).buckets.put({
          id: Bucket,
          arn: `arn:aws:s3:::${Bucket}`,
          createdAt: world.now(),
          tags: {},
          shape: {
            name: Bucket,
            region: asRegion(wanted),
            configuration: {},
            objects: {},
          },
        });
        world.changed();
      }
      return { Location: `/${Bucket}`, BucketArn: `arn:aws:s3:::${Bucket}` };
    },

    DeleteBucket({ Bucket }, context) {
      const bucket = requireBucket(world, context, Bucket);
      if (!isEmpty(bucket.shape)) {
        throw new AwsError(
          'BucketNotEmpty',
          'The bucket you tried to delete is not empty',
          409,
          { BucketName: bucket.id },
        );
      }
      world.global(context.accountId).buckets.delete(bucket.id);
      world.changed();
      return {};
    },

    ListBuckets: (_input, { accountId, callerArn }) => ({
      Owner: { ID: accountId, DisplayName: callerArn.split('/').pop() },
      Buckets: world
        .global(accountId)
        .buckets.all()
        .map(bucket => ({
          Name: bucket.id,
          BucketArn: bucket.arn,
          CreationDate: bucket.createdAt,
          BucketRegion: regionOf(bucket),
        })),
    }),

    HeadBucket({ Bucket }, { accountId }) {
      const found = lookUpBucket(world, Bucket);
      if (!found) {
        throw new s3.NotFound({ message: 'Not Found', $metadata: {} });
      }
      if (found.accountId !== accountId) {
        throw new AwsError('Forbidden', 'Forbidden', 403);
      }
      return { BucketRegion: regionOf(found.bucket) };
    },

    GetBucketLocation({ Bucket }, context) {
      const bucket = requireBucket(
        world,
        // It may be asked for anywhere.
        { ...context, region: regionAnywhere(world, Bucket) },
        Bucket,
      );
      const home = regionOf(bucket);
      // The home region is the one that S3 has no word for.
      return home === HOME_REGION
        ? {}
        : { LocationConstraint: home as s3.BucketLocationConstraint };
    },
  };
}

/** Before there were regions, there was the EU. */
const asRegion = (constraint: string) =>
  constraint === 'EU' ? 'eu-west-1' : constraint;

function regionAnywhere(world: World, name: string | undefined): string {
  const found = lookUpBucket(world, name);
  return found ? regionOf(found.bucket) : HOME_REGION;
}

export const isEmpty = ({ objects, versions = [] }: BucketShape): boolean =>
  Object.keys(objects).length === 0 && versions.length === 0;
