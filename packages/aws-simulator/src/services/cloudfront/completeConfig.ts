import type {
  CacheBehavior,
  DefaultCacheBehavior,
  DistributionConfig,
  Origin,
} from '@aws-sdk/client-cloudfront';

const NONE = { Quantity: 0 };

/** A configuration with what CloudFront adds where nothing is said. */
export const completeConfig = (
  config: DistributionConfig,
): DistributionConfig => ({
  DefaultRootObject: '',
  PriceClass: 'PriceClass_All',
  WebACLId: '',
  HttpVersion: 'http2',
  IsIPV6Enabled: false,
  Staging: false,
  ...config,
  Aliases: config.Aliases ?? NONE,
  CacheBehaviors: config.CacheBehaviors
    ? {
        Quantity: config.CacheBehaviors.Quantity,
        Items: config.CacheBehaviors.Items?.map(completeBehavior),
      }
    : NONE,
  DefaultCacheBehavior:
    config.DefaultCacheBehavior &&
    completeBehavior(config.DefaultCacheBehavior),
  CustomErrorResponses: config.CustomErrorResponses ?? NONE,
  OriginGroups: config.OriginGroups ?? NONE,
  Origins: config.Origins && {
    Quantity: config.Origins.Quantity,
    Items: config.Origins.Items?.map(completeOrigin),
  },
  Logging: config.Logging ?? {
    Enabled: false,
    IncludeCookies: false,
    Bucket: '',
    Prefix: '',
  },
  Restrictions: config.Restrictions ?? {
    GeoRestriction: { RestrictionType: 'none', Quantity: 0 },
  },
  ViewerCertificate: {
    CloudFrontDefaultCertificate: !config.ViewerCertificate?.ACMCertificateArn,
    MinimumProtocolVersion: 'TLSv1',
    SSLSupportMethod: config.ViewerCertificate?.ACMCertificateArn
      ? 'sni-only'
      : 'vip',
    ...config.ViewerCertificate,
  },
});

const completeBehavior = <
  Behavior extends DefaultCacheBehavior | CacheBehavior,
>(
  behavior: Behavior,
): Behavior => ({
  TrustedSigners: { Enabled: false, ...NONE },
  TrustedKeyGroups: { Enabled: false, ...NONE },
  AllowedMethods: {
    Quantity: 2,
    Items: ['HEAD', 'GET'],
    CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] },
  },
  SmoothStreaming: false,
  Compress: false,
  LambdaFunctionAssociations: NONE,
  FunctionAssociations: NONE,
  FieldLevelEncryptionId: '',
  ...behavior,
});

const completeOrigin = (origin: Origin): Origin => ({
  OriginPath: '',
  CustomHeaders: NONE,
  ConnectionAttempts: 3,
  ConnectionTimeout: 10,
  OriginShield: { Enabled: false },
  OriginAccessControlId: '',
  ...origin,
  ...(origin.CustomOriginConfig && {
    CustomOriginConfig: {
      OriginSslProtocols: {
        Quantity: 3,
        Items: ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
      },
      OriginReadTimeout: 30,
      OriginKeepaliveTimeout: 5,
      ...origin.CustomOriginConfig,
    },
  }),
});
