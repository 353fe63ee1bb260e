import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { protectableKind, protectedBy, stillExists } from './protected';
import { invalidArn, nonexistent } from './refusals';
import { describeWebAcl, requireWebAclByArn } from './webAcls';

const DEFAULT_KIND = 'APPLICATION_LOAD_BALANCER';

export function associationHandlers(world: World): Handlers<typeof wafv2> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    AssociateWebACL({ WebACLArn, ResourceArn }, context) {
      associateWebAcl(world, regionOf(context), WebACLArn, ResourceArn);
      return {};
    },

    DisassociateWebACL({ ResourceArn = '' }, context) {
      const region = regionOf(context);
      assertProtectable(region, ResourceArn);
      region.webAclAssociations.delete(ResourceArn);
      world.changed();
      return {};
    },

    GetWebACLForResource({ ResourceArn = '' }, context) {
      const region = regionOf(context);
      assertProtectable(region, ResourceArn);
      const arn = region.webAclAssociations.get(ResourceArn)?.shape.webAclArn;
      return arn
        ? { WebACL: describeWebAcl(requireWebAclByArn(region, arn)) }
        : {};
    },

    ListResourcesForWebACL({ WebACLArn, ResourceType }, context) {
      const region = regionOf(context);
      const { arn } = requireWebAclByArn(region, WebACLArn);
      return {
        ResourceArns: protectedBy(world, region, arn).filter(
          each => protectableKind(each) === (ResourceType ?? DEFAULT_KIND),
        ),
      };
    },
  };
}

/** @throws WAFInvalidParameterException, WAFNonexistentItemException */
export function associateWebAcl(
  world: World,
  region: Region,
  webAclArn: string | undefined,
  resourceArn = '',
) {
  const { arn, shape } = requireWebAclByArn(region, webAclArn);
  if (shape.scope !== 'REGIONAL') throw invalidArn('WEB_ACL', arn);
  assertProtectable(region, resourceArn);
  region.webAclAssociations.put({
    id: resourceArn,
    arn: resourceArn,
    createdAt: world.now(),
    tags: {},
    shape: { webAclArn: arn },
  });
  world.changed();
}

/** CloudFront is told in the distribution which web ACL it has. */
function assertProtectable(region: Region, arn: string) {
  if (!protectableKind(arn)) throw invalidArn('RESOURCE_ARN', arn);
  if (!stillExists(region, arn)) throw nonexistent();
}
