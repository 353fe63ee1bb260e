import * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { OriginAccessControlShape } from '../../world/resources/cloudfront';
import type { World } from '../../world/World';
import { Parts } from './Parts';
import { cloudFrontPage, required } from './revisions';

export const originAccessControlParts = (world: World) =>
  new Parts<cloudfront.OriginAccessControlConfig>(world, {
    storeOf: global => global.originAccessControls,
    arnKind: 'origin-access-control',
    words: 'origin access control',
    nameOf: config => config.Name,
    missing: cloudfront.NoSuchOriginAccessControl,
    taken: cloudfront.OriginAccessControlAlreadyExists,
    used: cloudfront.OriginAccessControlInUse,
  });

export function originAccessControlHandlers(
  world: World,
): Handlers<typeof cloudfront> {
  const parts = originAccessControlParts(world);

  return {
    CreateOriginAccessControl({ OriginAccessControlConfig }, { accountId }) {
      const made = parts.create(accountId, {
        config: required(
          OriginAccessControlConfig,
          'OriginAccessControlConfig',
        ),
      });
      return { OriginAccessControl: describe(made), ETag: made.shape.etag };
    },

    GetOriginAccessControl({ Id }, { accountId }) {
      const found = parts.require(accountId, Id);
      return { OriginAccessControl: describe(found), ETag: found.shape.etag };
    },

    GetOriginAccessControlConfig({ Id }, { accountId }) {
      const { shape } = parts.require(accountId, Id);
      return { OriginAccessControlConfig: shape.config, ETag: shape.etag };
    },

    ListOriginAccessControls(input, { accountId }) {
      const { page, counted } = cloudFrontPage(parts.list(accountId), input);
      return {
        OriginAccessControlList: {
          ...counted,
          Items: page.map(({ id, shape: { config } }) => ({
            ...config,
            Id: id,
            Description: config.Description ?? '',
          })),
        },
      };
    },

    UpdateOriginAccessControl(
      { Id, IfMatch, OriginAccessControlConfig },
      { accountId },
    ) {
      const config = required(
        OriginAccessControlConfig,
        'OriginAccessControlConfig',
      );
      const found = parts.update(accountId, Id, config, { etag: IfMatch });
      return { OriginAccessControl: describe(found), ETag: found.shape.etag };
    },

    DeleteOriginAccessControl({ Id, IfMatch }, { accountId }) {
      parts.delete(accountId, Id, { etag: IfMatch });
      return {};
    },
  };
}

const describe = ({
  id,
  shape,
}: Resource<OriginAccessControlShape>): cloudfront.OriginAccessControl => ({
  Id: id,
  OriginAccessControlConfig: shape.config,
});
