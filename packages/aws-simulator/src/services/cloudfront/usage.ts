import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { DistributionShape } from '../../world/resources/cloudfront';

/** All behaviors of a distribution, the default one first. */
export const behaviorsOf = (config: DistributionConfig) => [
  ...(config.DefaultCacheBehavior ? [config.DefaultCacheBehavior] : []),
  ...(config.CacheBehaviors?.Items ?? []),
];

/** The distributions that refer to a policy or another part by its id. */
export const distributionsUsing = (
  global: Region,
  id: string,
): Resource<DistributionShape>[] =>
  global.distributions.where(({ config }) => {
    const ids = [
      ...behaviorsOf(config).flatMap(each => [
        each.CachePolicyId,
        each.OriginRequestPolicyId,
        each.ResponseHeadersPolicyId,
      ]),
      ...(config.Origins?.Items ?? []).flatMap(each => [
        each.OriginAccessControlId,
        each.VpcOriginConfig?.VpcOriginId,
      ]),
    ];
    return ids.includes(id);
  });
