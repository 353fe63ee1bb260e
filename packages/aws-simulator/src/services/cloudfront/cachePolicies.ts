import * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { CachePolicyShape } from '../../world/resources/cloudfront';
import type { World } from '../../world/World';
import { MANAGED_CACHE_POLICIES } from './managedPolicies';
import { Parts } from './Parts';
import { cloudFrontPage, required } from './revisions';

export const cachePolicyParts = (world: World) =>
  new Parts<cloudfront.CachePolicyConfig>(world, {
    storeOf: global => global.cachePolicies,
    arnKind: 'cache-policy',
    words: 'cache policy',
    nameOf: config => config.Name,
    missing: cloudfront.NoSuchCachePolicy,
    taken: cloudfront.CachePolicyAlreadyExists,
    used: cloudfront.CachePolicyInUse,
    managed: MANAGED_CACHE_POLICIES,
  });

export function cachePolicyHandlers(world: World): Handlers<typeof cloudfront> {
  const parts = cachePolicyParts(world);
  return {
    CreateCachePolicy({ CachePolicyConfig: config }, { accountId }) {
      const made = parts.create(accountId, {
        config: required(config, 'CachePolicyConfig'),
      });
      return {
        CachePolicy: describe(made),
        ETag: made.shape.etag,
        Location: `https://cloudfront.amazonaws.com/2020-05-31/cache-policy/${made.id}`,
      };
    },

    GetCachePolicy({ Id }, { accountId }) {
      const found = parts.require(accountId, Id);
      return { CachePolicy: describe(found), ETag: found.shape.etag };
    },

    GetCachePolicyConfig({ Id }, { accountId }) {
      const { shape } = parts.require(accountId, Id);
      return { CachePolicyConfig: shape.config, ETag: shape.etag };
    },

    ListCachePolicies({ Type, ...input }, { accountId }) {
      const { page, counted } = cloudFrontPage(
        parts.list(accountId, Type),
        input,
      );
      return {
        CachePolicyList: {
          ...counted,
          Items: page.map(each => ({
            Type: parts.isManaged(each.id) ? 'managed' : 'custom',
            CachePolicy: describe(each),
          })),
        },
      };
    },

    UpdateCachePolicy(
      { Id, IfMatch, CachePolicyConfig: config },
      { accountId },
    ) {
      const found = parts.update(
        accountId,
        Id,
        required(config, 'CachePolicyConfig'),
        { etag: IfMatch },
      );
      return { CachePolicy: describe(found), ETag: found.shape.etag };
    },

    DeleteCachePolicy({ Id, IfMatch }, { accountId }) {
      parts.delete(accountId, Id, { etag: IfMatch });
      return {};
    },
  };
}

const describe = ({
  id,
  shape,
}: Resource<CachePolicyShape>): cloudfront.CachePolicy => ({
  Id: id,
  LastModifiedTime: shape.modifiedAt,
  CachePolicyConfig: shape.config,
});
