import type * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { cachePolicyHandlers } from './cachePolicies';
import { distributionHandlers } from './distributions';
import { invalidationHandlers } from './invalidations';
import { originAccessControlHandlers } from './originAccessControls';
import { originRequestPolicyHandlers } from './originRequestPolicies';
import { responseHeadersPolicyHandlers } from './responseHeadersPolicies';
import { tagHandlers } from './tags';
import { vpcOriginHandlers } from './vpcOrigins';

/** CloudFront: distributions and what they are put together from. */
export function cloudFrontHandlers(world: World): Handlers<typeof cloudfront> {
  return {
    ...cachePolicyHandlers(world),
    ...distributionHandlers(world),
    ...invalidationHandlers(world),
    ...originAccessControlHandlers(world),
    ...originRequestPolicyHandlers(world),
    ...responseHeadersPolicyHandlers(world),
    ...tagHandlers(world),
    ...vpcOriginHandlers(world),
  };
}
