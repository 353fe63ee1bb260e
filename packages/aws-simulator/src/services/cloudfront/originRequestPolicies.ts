import * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { OriginRequestPolicyShape } from '../../world/resources/cloudfront';
import type { World } from '../../world/World';
import { MANAGED_ORIGIN_REQUEST_POLICIES } from './managedPolicies';
import { Parts } from './Parts';
import { cloudFrontPage, required } from './revisions';

export const originRequestPolicyParts = (world: World) =>
  new Parts<cloudfront.OriginRequestPolicyConfig>(world, {
    storeOf: global => global.originRequestPolicies,
    arnKind: 'origin-request-policy',
    words: 'origin request policy',
    nameOf: config => config.Name,
    missing: cloudfront.NoSuchOriginRequestPolicy,
    taken: cloudfront.OriginRequestPolicyAlreadyExists,
    used: cloudfront.OriginRequestPolicyInUse,
    managed: MANAGED_ORIGIN_REQUEST_POLICIES,
  });

export function originRequestPolicyHandlers(
  world: World,
): Handlers<typeof cloudfront> {
  const parts = originRequestPolicyParts(world);
  return {
    CreateOriginRequestPolicy(
      { OriginRequestPolicyConfig: config },
      { accountId },
    ) {
      const made = parts.create(accountId, {
        config: required(config, 'OriginRequestPolicyConfig'),
      });
      return {
        OriginRequestPolicy: describe(made),
        ETag: made.shape.etag,
        Location: `https://cloudfront.amazonaws.com/2020-05-31/origin-request-policy/${made.id}`,
      };
    },

    GetOriginRequestPolicy({ Id }, { accountId }) {
      const found = parts.require(accountId, Id);
      return { OriginRequestPolicy: describe(found), ETag: found.shape.etag };
    },

    GetOriginRequestPolicyConfig({ Id }, { accountId }) {
      const { shape } = parts.require(accountId, Id);
      return { OriginRequestPolicyConfig: shape.config, ETag: shape.etag };
    },

    ListOriginRequestPolicies({ Type, ...input }, { accountId }) {
      const { page, counted } = cloudFrontPage(
        parts.list(accountId, Type),
        input,
      );
      return {
        OriginRequestPolicyList: {
          ...counted,
          Items: page.map(each => ({
            Type: parts.isManaged(each.id) ? 'managed' : 'custom',
            OriginRequestPolicy: describe(each),
          })),
        },
      };
    },

    UpdateOriginRequestPolicy(
      { Id, IfMatch, OriginRequestPolicyConfig: config },
      { accountId },
    ) {
      const found = parts.update(
        accountId,
        Id,
        required(config, 'OriginRequestPolicyConfig'),
        { etag: IfMatch },
      );
      return { OriginRequestPolicy: describe(found), ETag: found.shape.etag };
    },

    DeleteOriginRequestPolicy({ Id, IfMatch }, { accountId }) {
      parts.delete(accountId, Id, { etag: IfMatch });
      return {};
    },
  };
}

const describe = ({
  id,
  shape,
}: Resource<OriginRequestPolicyShape>): cloudfront.OriginRequestPolicy => ({
  Id: id,
  LastModifiedTime: shape.modifiedAt,
  OriginRequestPolicyConfig: shape.config,
});
