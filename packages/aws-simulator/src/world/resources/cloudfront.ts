import type {
  CachePolicyConfig,
  DistributionConfig,
  InvalidationBatch,
  OriginAccessControlConfig,
  OriginRequestPolicyConfig,
  ResponseHeadersPolicyConfig,
  VpcOriginEndpointConfig,
} from '@aws-sdk/client-cloudfront';

/** `id` is the distribution's id. */
export interface DistributionShape {
  config: DistributionConfig;
  domainName: string;
  /** Another with each change. */
  etag: string;
  modifiedAt: Date;
  /** When all edge locations have the last change. */
  deployedAt: Date;
  /** Newest first. */
  invalidations: Array<{
    id: string;
    batch: InvalidationBatch;
    createdAt: Date;
    completedAt: Date;
  }>;
}

/** `id` is the id of a policy, an origin access control or a VPC origin. */
export interface CloudFrontPartShape<Config> {
  config: Config;
  etag: string;
  modifiedAt: Date;
}

export type OriginAccessControlShape =
  CloudFrontPartShape<OriginAccessControlConfig>;
export type CachePolicyShape = CloudFrontPartShape<CachePolicyConfig>;
export type OriginRequestPolicyShape =
  CloudFrontPartShape<OriginRequestPolicyConfig>;
export type ResponseHeadersPolicyShape =
  CloudFrontPartShape<ResponseHeadersPolicyConfig>;
export type VpcOriginShape = CloudFrontPartShape<VpcOriginEndpointConfig>;
