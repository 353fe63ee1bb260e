import type * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Resource } from '../../world/Resource';
import type { DistributionShape } from '../../world/resources/cloudfront';
import type { World } from '../../world/World';

/** The status that a distribution has by now. */
export const distributionStatus = (
  world: World,
  { shape }: Resource<DistributionShape>,
): string => (shape.deployedAt <= world.now() ? 'Deployed' : 'InProgress');

export const describeDistribution = (
  world: World,
  distribution: Resource<DistributionShape>,
): cloudfront.Distribution => {
  const { id, arn, shape } = distribution;
  const now = world.now();
  return {
    Id: id,
    ARN: arn,
    Status: distributionStatus(world, distribution),
    LastModifiedTime: shape.modifiedAt,
    InProgressInvalidationBatches: shape.invalidations.filter(
      each => each.completedAt > now,
    ).length,
    DomainName: shape.domainName,
    ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
    ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
    DistributionConfig: shape.config,
    AliasICPRecordals: (shape.config.Aliases?.Items ?? []).map(CNAME => ({
      CNAME,
      ICPRecordalStatus: 'APPROVED' as const,
    })),
  };
};

export function summarize(
  world: World,
  distribution: Resource<DistributionShape>,
): cloudfront.DistributionSummary {
  const { id, arn, shape } = distribution;
  const { config } = shape;
  return {
    Id: id,
    ARN: arn,
    ETag: shape.etag,
    Status: distributionStatus(world, distribution),
    LastModifiedTime: shape.modifiedAt,
    DomainName: shape.domainName,
    Aliases: config.Aliases,
    Origins: config.Origins,
    OriginGroups: config.OriginGroups,
    DefaultCacheBehavior: config.DefaultCacheBehavior,
    CacheBehaviors: config.CacheBehaviors,
    CustomErrorResponses: config.CustomErrorResponses,
    Comment: config.Comment ?? '',
    PriceClass: config.PriceClass,
    Enabled: config.Enabled,
    ViewerCertificate: config.ViewerCertificate,
    Restrictions: config.Restrictions,
    WebACLId: config.WebACLId,
    HttpVersion: config.HttpVersion,
    IsIPV6Enabled: config.IsIPV6Enabled,
    Staging: config.Staging ?? false,
  };
}
