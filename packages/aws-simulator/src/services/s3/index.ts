import type * as s3 from '@aws-sdk/client-s3';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { bucketHandlers } from './buckets';
import { objectHandlers } from './objects';

/** As much of S3 as the CDK toolkit needs for its assets. */
export function s3Handlers(world: World): Handlers<typeof s3> {
  return { ...bucketHandlers(world), ...objectHandlers(world) };
}
