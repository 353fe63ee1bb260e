import * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { VpcOriginShape } from '../../world/resources/cloudfront';
import type { World } from '../../world/World';
import { Parts } from './Parts';
import { cloudFrontPage } from './revisions';

export const vpcOriginParts = (world: World) =>
  new Parts<cloudfront.VpcOriginEndpointConfig>(world, {
    storeOf: global => global.vpcOrigins,
    arnKind: 'vpcorigin',
    words: 'VPC origin',
    nameOf: config => config.Name,
    missing: cloudfront.EntityNotFound,
    taken: cloudfront.EntityAlreadyExists,
    used: cloudfront.CannotDeleteEntityWhileInUse,
  });

/** Load balancers that CloudFront reaches inside of a VPC. */
export function vpcOriginHandlers(world: World): Handlers<typeof cloudfront> {
  const parts = vpcOriginParts(world);
  return {
    GetVpcOrigin({ Id }, { accountId }) {
      const found = parts.require(accountId, Id);
      return { VpcOrigin: describe(found, accountId), ETag: found.shape.etag };
    },

    ListVpcOrigins(input, { accountId }) {
      const { page, counted } = cloudFrontPage(parts.list(accountId), input);
      return {
        VpcOriginList: {
          ...counted,
          Items: page.map(each => {
            const { VpcOriginEndpointConfig: config, ...rest } = describe(
              each,
              accountId,
            );
            return {
              ...rest,
              Name: config?.Name,
              OriginEndpointArn: config?.Arn,
            };
          }),
        },
      };
    },
  };
}

const describe = (
  { id, arn, createdAt, shape }: Resource<VpcOriginShape>,
  accountId: string,
): cloudfront.VpcOrigin => ({
  Id: id,
  Arn: arn,
  AccountId: accountId,
  Status: 'Deployed',
  CreatedTime: createdAt,
  LastModifiedTime: shape.modifiedAt,
  VpcOriginEndpointConfig: shape.config,
});
