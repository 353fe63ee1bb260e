import * as s3 from '@aws-sdk/client-s3';
import { AwsError, type RequestContext } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { BucketShape } from '../../world/resources/others';
import { HOME_REGION, type World } from '../../world/World';

export type Bucket = Resource<BucketShape>;

/** Where a bucket is: all buckets of an account are kept in its home region. */
export const regionOf = ({ shape }: Bucket): string =>
  shape.region ?? HOME_REGION;

/** A bucket of any account, since names are unique among all. */
export function lookUpBucket(
  world: World,
  name: string | undefined,
): { bucket: Bucket; accountId: string } | undefined {
  for (const region of world.allRegions()) {
    const bucket = region.buckets.get(name);
    if (bucket) return { bucket, accountId: region.accountId };
  }
  return undefined;
}

/**
 * A bucket of the caller's account, asked for in its region.
 *
 * @throws NoSuchBucket, AwsError `AccessDenied` or `PermanentRedirect`
 */
export function requireBucket(
  world: World,
  { accountId, region }: Pick<RequestContext, 'accountId' | 'region'>,
  name: string | undefined,
): Bucket {
  const found = lookUpBucket(world, name);
  if (!found) {
    throw new s3.NoSuchBucket({
      message: 'The specified bucket does not exist',
      $metadata: {},
    });
  }
  if (found.accountId !== accountId) {
    throw new AwsError('AccessDenied', 'Access Denied', 403);
  }
  const home = regionOf(found.bucket);
  if (home !== region) {
    throw new AwsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      301,
      { Endpoint: `s3.${home}.amazonaws.com`, Bucket: found.bucket.id },
    );
  }
  return found.bucket;
}
