import * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { ResponseHeadersPolicyShape } from '../../world/resources/cloudfront';
import type { World } from '../../world/World';
import { MANAGED_RESPONSE_HEADERS_POLICIES } from './managedPolicies';
import { Parts } from './Parts';
import { cloudFrontPage, required } from './revisions';

export const responseHeadersPolicyParts = (world: World) =>
  new Parts<cloudfront.ResponseHeadersPolicyConfig>(world, {
    storeOf: global => global.responseHeadersPolicies,
    arnKind: 'response-headers-policy',
    words: 'response headers policy',
    nameOf: config => config.Name,
    missing: cloudfront.NoSuchResponseHeadersPolicy,
    taken: cloudfront.ResponseHeadersPolicyAlreadyExists,
    used: cloudfront.ResponseHeadersPolicyInUse,
    managed: MANAGED_RESPONSE_HEADERS_POLICIES,
  });

export function responseHeadersPolicyHandlers(
  world: World,
): Handlers<typeof cloudfront> {
  const parts = responseHeadersPolicyParts(world);
  return {
    CreateResponseHeadersPolicy(
      { ResponseHeadersPolicyConfig: config },
      { accountId },
    ) {
      const made = parts.create(accountId, {
        config: required(config, 'ResponseHeadersPolicyConfig'),
      });
      return {
        ResponseHeadersPolicy: describe(made),
        ETag: made.shape.etag,
        Location: `https://cloudfront.amazonaws.com/2020-05-31/response-headers-policy/${made.id}`,
      };
    },

    GetResponseHeadersPolicy({ Id }, { accountId }) {
      const found = parts.require(accountId, Id);
      return { ResponseHeadersPolicy: describe(found), ETag: found.shape.etag };
    },

    GetResponseHeadersPolicyConfig({ Id }, { accountId }) {
      const { shape } = parts.require(accountId, Id);
      return { ResponseHeadersPolicyConfig: shape.config, ETag: shape.etag };
    },

    ListResponseHeadersPolicies({ Type, ...input }, { accountId }) {
      const { page, counted } = cloudFrontPage(
        parts.list(accountId, Type),
        input,
      );
      return {
        ResponseHeadersPolicyList: {
          ...counted,
          Items: page.map(each => ({
            Type: parts.isManaged(each.id) ? 'managed' : 'custom',
            ResponseHeadersPolicy: describe(each),
          })),
        },
      };
    },

    UpdateResponseHeadersPolicy(
      { Id, IfMatch, ResponseHeadersPolicyConfig: config },
      { accountId },
    ) {
      const found = parts.update(
        accountId,
        Id,
        required(config, 'ResponseHeadersPolicyConfig'),
        { etag: IfMatch },
      );
      return { ResponseHeadersPolicy: describe(found), ETag: found.shape.etag };
    },

    DeleteResponseHeadersPolicy({ Id, IfMatch }, { accountId }) {
      parts.delete(accountId, Id, { etag: IfMatch });
      return {};
    },
  };
}

const describe = ({
  id,
  shape,
}: Resource<ResponseHeadersPolicyShape>): cloudfront.ResponseHeadersPolicy => ({
  Id: id,
  LastModifiedTime: shape.modifiedAt,
  ResponseHeadersPolicyConfig: shape.config,
});
