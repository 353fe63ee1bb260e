import type * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Handlers, validationError } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import {
  assertAtMost,
  listenerNotFound,
  loadBalancerNotFound,
  ruleNotFound,
  targetGroupNotFound,
} from './find';

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html */
const MOST_ARNS = 20;

export function tagHandlers(world: World): Handlers<typeof elb> {
  return {
    DescribeTags({ ResourceArns = [] }, context) {
      const region = world.region(context.accountId, context.region);
      assertAtMost(MOST_ARNS, 'resourceArns', ResourceArns);
      return {
        TagDescriptions: ResourceArns.map(ResourceArn => ({
          ResourceArn,
          Tags: tagList(taggable(region, ResourceArn).tags),
        })),
      };
    },

    AddTags({ ResourceArns = [], Tags }, context) {
      const region = world.region(context.accountId, context.region);
      const found = ResourceArns.map(arn => taggable(region, arn));
      for (const { tags } of found) Object.assign(tags, tagsOf(Tags));
      world.changed();
      return {};
    },

    RemoveTags({ ResourceArns = [], TagKeys = [] }, context) {
      const region = world.region(context.accountId, context.region);
      const found = ResourceArns.map(arn => taggable(region, arn));
      for (const { tags } of found) {
        for (const key of TagKeys) delete tags[key];
      }
      world.changed();
      return {};
    },
  };
}

/** Whatever of this service has tags. */
function taggable(region: Region, arn: string): Resource<object> {
  const [, kind] =
    /^arn:aws:elasticloadbalancing:[^:]*:\d*:([a-z-]+)\//.exec(arn) ?? [];
  switch (kind) {
    case 'loadbalancer':
      return region.loadBalancers.get(arn) ?? refuse(loadBalancerNotFound());
    case 'targetgroup':
      return region.targetGroups.get(arn) ?? refuse(targetGroupNotFound());
    case 'listener':
      return region.listeners.get(arn) ?? refuse(listenerNotFound());
    case 'listener-rule':
      return region.listenerRules.get(arn) ?? refuse(ruleNotFound());
    default:
      throw validationError(`'${arn}' is not a valid resource ARN`);
  }
}

function refuse(error: Error): never {
  throw error;
}
