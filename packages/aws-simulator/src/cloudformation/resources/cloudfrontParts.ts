import {
  type CachePolicyConfig,
  CachePolicyConfig$,
  type OriginAccessControlConfig,
  OriginAccessControlConfig$,
  type OriginRequestPolicyConfig,
  OriginRequestPolicyConfig$,
  type ResponseHeadersPolicyConfig,
  ResponseHeadersPolicyConfig$,
  type VpcOriginEndpointConfig,
  VpcOriginEndpointConfig$,
} from '@aws-sdk/client-cloudfront';
import type { $SchemaRef } from '@smithy/types';
import { cachePolicyParts } from '../../services/cloudfront/cachePolicies';
import { originAccessControlParts } from '../../services/cloudfront/originAccessControls';
import { originRequestPolicyParts } from '../../services/cloudfront/originRequestPolicies';
import type { Parts } from '../../services/cloudfront/Parts';
import { responseHeadersPolicyParts } from '../../services/cloudfront/responseHeadersPolicies';
import { vpcOriginParts } from '../../services/cloudfront/vpcOrigins';
import type { World } from '../../world/World';
import {
  anyJson,
  type ResourceProvider,
  resourceProvider,
  tagsFor,
} from '../ResourceProvider';
import type { Json } from '../template/Template';
import { callService } from './callService';
import { sdkShape } from './sdkShape';

type OwnTags = Parameters<typeof tagsFor>[1];

interface PartType<Config> {
  /** Such as `CachePolicy`. */
  name: string;
  /** The one property, which has the whole configuration. */
  property: string;
  schema: $SchemaRef;
  partsOf: (world: World) => Parts<Config>;
}

/** What a distribution refers to is made from one property. */
function partProvider<Config>({
  name,
  property,
  schema,
  partsOf,
}: PartType<Config>): ResourceProvider {
  const read = (properties: object) =>
    sdkShape<Config>(
      schema,
      (properties as Record<string, Json>)[property],
      `#/${property}`,
      { OriginSSLProtocols: 'OriginSslProtocols' },
    );
  return resourceProvider({
    type: `AWS::CloudFront::${name}`,
    seconds: 2,
    properties: { [property]: anyJson },
    replacedBy: [],
    create(properties, context) {
      const { world, global, stackId } = context;
      const made = callService('CloudFront', () =>
        partsOf(world).create(global.accountId, {
          config: read(properties),
          stackId,
        }),
      );
      if (name === 'VpcOrigin') {
        const { Tags } = properties as { Tags?: OwnTags };
        made.tags = tagsFor(context, Tags);
      }
      return {
        physicalId: made.id,
        attributes: {
          Id: made.id,
          Arn: made.arn,
          LastModifiedTime: made.shape.modifiedAt.toISOString(),
        },
      };
    },
    update(properties, existing, { world, global }) {
      callService('CloudFront', () =>
        partsOf(world).update(
          global.accountId,
          existing.physicalId,
          read(properties),
        ),
      );
      return existing;
    },
    delete({ physicalId }, { world, global }) {
      const parts = partsOf(world);
      const isThere = parts
        .list(global.accountId, 'custom')
        .some(each => each.id === physicalId);
      if (!isThere) return;
      callService('CloudFront', () =>
        parts.delete(global.accountId, physicalId),
      );
    },
  });
}

export const cachePolicy = partProvider<CachePolicyConfig>({
  name: 'CachePolicy',
  property: 'CachePolicyConfig',
  schema: CachePolicyConfig$,
  partsOf: cachePolicyParts,
});

export const originRequestPolicy = partProvider<OriginRequestPolicyConfig>({
  name: 'OriginRequestPolicy',
  property: 'OriginRequestPolicyConfig',
  schema: OriginRequestPolicyConfig$,
  partsOf: originRequestPolicyParts,
});

export const responseHeadersPolicy = partProvider<ResponseHeadersPolicyConfig>({
  name: 'ResponseHeadersPolicy',
  property: 'ResponseHeadersPolicyConfig',
  schema: ResponseHeadersPolicyConfig$,
  partsOf: responseHeadersPolicyParts,
});

export const originAccessControl = partProvider<OriginAccessControlConfig>({
  name: 'OriginAccessControl',
  property: 'OriginAccessControlConfig',
  schema: OriginAccessControlConfig$,
  partsOf: originAccessControlParts,
});

export const vpcOrigin = partProvider<VpcOriginEndpointConfig>({
  name: 'VpcOrigin',
  property: 'VpcOriginEndpointConfig',
  schema: VpcOriginEndpointConfig$,
  partsOf: vpcOriginParts,
});
