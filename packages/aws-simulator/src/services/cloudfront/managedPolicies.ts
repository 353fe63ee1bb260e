import type {
  CachePolicyConfig,
  OriginRequestPolicyConfig,
  ResponseHeadersPolicyConfig,
} from '@aws-sdk/client-cloudfront';

interface CacheTimes {
  min: number;
  default: number;
  max: number;
}

const DAY = 86_400;
const YEAR = 365 * DAY;
const NEVER: CacheTimes = { min: 0, default: 0, max: 0 };
const AS_ORIGIN_SAYS: CacheTimes = { min: 0, default: 0, max: YEAR };

const cachePolicy = (
  Name: string,
  times: CacheTimes,
  compressed = true,
): CachePolicyConfig => ({
  Name: `Managed-${Name}`,
  MinTTL: times.min,
  DefaultTTL: times.default,
  MaxTTL: times.max,
  ParametersInCacheKeyAndForwardedToOrigin: {
    EnableAcceptEncodingGzip: compressed,
    EnableAcceptEncodingBrotli: compressed,
    HeadersConfig: { HeaderBehavior: 'none' },
    CookiesConfig: { CookieBehavior: 'none' },
    QueryStringsConfig: { QueryStringBehavior: 'none' },
  },
});

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
export const MANAGED_CACHE_POLICIES: ReadonlyMap<string, CachePolicyConfig> =
  new Map([
    [
      '658327ea-f89d-4fab-a63d-7e88639e58f6',
      cachePolicy('CachingOptimized', { min: 1, default: DAY, max: YEAR }),
    ],
    [
      'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
      cachePolicy(
        'CachingOptimizedForUncompressedObjects',
        { min: 1, default: DAY, max: YEAR },
        false,
      ),
    ],
    [
      '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      cachePolicy('CachingDisabled', NEVER, false),
    ],
    [
      '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
      cachePolicy('UseOriginCacheControlHeaders', AS_ORIGIN_SAYS),
    ],
    [
      '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
      cachePolicy('UseOriginCacheControlHeaders-QueryStrings', AS_ORIGIN_SAYS),
    ],
  ]);

const originRequestPolicy = (
  Name: string,
  headers: OriginRequestPolicyConfig['HeadersConfig'],
  others: 'all' | 'none',
): OriginRequestPolicyConfig => ({
  Name: `Managed-${Name}`,
  HeadersConfig: headers,
  CookiesConfig: { CookieBehavior: others },
  QueryStringsConfig: { QueryStringBehavior: others },
});
const headerList = (...Items: string[]) => ({ Quantity: Items.length, Items });
const CORS_HEADERS = headerList(
  'origin',
  'access-control-request-headers',
  'access-control-request-method',
);

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html */
export const MANAGED_ORIGIN_REQUEST_POLICIES: ReadonlyMap<
  string,
  OriginRequestPolicyConfig
> = new Map([
  [
    '216adef6-5c7f-47e4-b989-5492eafa07d3',
    originRequestPolicy('AllViewer', { HeaderBehavior: 'allViewer' }, 'all'),
  ],
  [
    'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    originRequestPolicy(
      'AllViewerExceptHostHeader',
      { HeaderBehavior: 'allExcept', Headers: headerList('host') },
      'all',
    ),
  ],
  [
    '33f36d7e-f396-46d9-90e0-52428a34d9dc',
    originRequestPolicy(
      'AllViewerAndCloudFrontHeaders-2022-06',
      {
        HeaderBehavior: 'allViewerAndWhitelistCloudFront',
        Headers: headerList('CloudFront-Viewer-Country'),
      },
      'all',
    ),
  ],
  [
    '59781a5b-3903-41f3-afcb-af62929ccde1',
    originRequestPolicy(
      'CORS-CustomOrigin',
      { HeaderBehavior: 'whitelist', Headers: headerList('origin') },
      'none',
    ),
  ],
  [
    '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
    originRequestPolicy(
      'CORS-S3Origin',
      { HeaderBehavior: 'whitelist', Headers: CORS_HEADERS },
      'none',
    ),
  ],
  [
    'acba4595-bd28-49b8-b9fe-13317c0390fa',
    originRequestPolicy(
      'UserAgentRefererHeaders',
      {
        HeaderBehavior: 'whitelist',
        Headers: headerList('user-agent', 'referer'),
      },
      'none',
    ),
  ],
]);

const SECURITY_HEADERS: ResponseHeadersPolicyConfig['SecurityHeadersConfig'] = {
  XSSProtection: { Override: false, Protection: true, ModeBlock: true },
  FrameOptions: { Override: false, FrameOption: 'SAMEORIGIN' },
  ReferrerPolicy: {
    Override: false,
    ReferrerPolicy: 'strict-origin-when-cross-origin',
  },
  ContentTypeOptions: { Override: true },
  StrictTransportSecurity: { Override: false, AccessControlMaxAgeSec: YEAR },
};
const CORS: ResponseHeadersPolicyConfig['CorsConfig'] = {
  AccessControlAllowOrigins: headerList('*'),
  AccessControlAllowHeaders: headerList('*'),
  AccessControlAllowMethods: { Quantity: 1, Items: ['ALL'] },
  AccessControlAllowCredentials: false,
  OriginOverride: false,
};

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html */
export const MANAGED_RESPONSE_HEADERS_POLICIES: ReadonlyMap<
  string,
  ResponseHeadersPolicyConfig
> = new Map([
  [
    '67f7725c-6f97-4210-82d7-5512b31e9d03',
    {
      Name: 'Managed-SecurityHeadersPolicy',
      SecurityHeadersConfig: SECURITY_HEADERS,
    },
  ],
  [
    '60669652-455b-4ae9-85a4-c4c02393f86c',
    { Name: 'Managed-SimpleCORS', CorsConfig: CORS },
  ],
  [
    '5cc3b908-e619-4b99-88e5-2cf7f45965bd',
    { Name: 'Managed-CORS-With-Preflight', CorsConfig: CORS },
  ],
  [
    'e61eb60c-9c35-4d20-a928-2b84e02af89c',
    {
      Name: 'Managed-CORS-and-SecurityHeadersPolicy',
      CorsConfig: CORS,
      SecurityHeadersConfig: SECURITY_HEADERS,
    },
  ],
  [
    'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
    {
      Name: 'Managed-CORS-with-preflight-and-SecurityHeadersPolicy',
      CorsConfig: CORS,
      SecurityHeadersConfig: SECURITY_HEADERS,
    },
  ],
]);
