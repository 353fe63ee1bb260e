import type * as s3 from '@aws-sdk/client-s3';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { bucketHandlers } from './buckets';
import { configurationHandlers } from './configuration';
import { listingHandlers } from './listings';
import { multipartHandlers } from './multipart';
import { objectHandlers } from './objects';

/** As much of S3 as assets and the buckets of environments need. */
export function s3Handlers(world: World): Handlers<typeof s3> {
  return {
    ...bucketHandlers(world),
    ...configurationHandlers(world),
    ...listingHandlers(world),
    ...multipartHandlers(world),
    ...objectHandlers(world),
  };
}
