import type * as ecs from '@aws-sdk/client-ecs';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { lowerCaseTagList, type Resource, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { invalidParameter } from './errors';

export function tagHandlers(world: World): Handlers<typeof ecs> {
  const find = (
    context: { accountId: string; region: string },
    arn: string | undefined,
  ) => taggable(world.region(context.accountId, context.region), arn);

  return {
    ListTagsForResource({ resourceArn }, context) {
      return { tags: lowerCaseTagList(find(context, resourceArn).tags) };
    },

    TagResource({ resourceArn, tags }, context) {
      Object.assign(find(context, resourceArn).tags, tagsOf(tags));
      world.changed();
      return {};
    },

    UntagResource({ resourceArn, tagKeys = [] }, context) {
      const { tags } = find(context, resourceArn);
      for (const key of tagKeys) delete tags[key];
      world.changed();
      return {};
    },
  };
}

/** Whatever of this service has tags. */
function taggable(region: Region, arn: string | undefined): Resource<object> {
  const found =
    region.ecsServices.byArn(arn) ??
    region.clusters.byArn(arn) ??
    region.taskDefinitions.byArn(arn) ??
    region.oneOffTasks.byArn(arn);
  if (!found) {
    throw invalidParameter('The specified resource was not found.');
  }
  return found;
}
