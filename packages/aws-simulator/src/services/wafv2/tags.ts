import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { Handlers, RequestContext } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { nonexistent } from './refusals';

export function tagHandlers(world: World): Handlers<typeof wafv2> {
  const find = (arn = '', { accountId, region: name }: RequestContext) => {
    const region = world.region(accountId, name);
    const found = region.webAcls.get(arn) ?? region.ipSets.get(arn);
    if (!found) throw nonexistent();
    return found;
  };

  return {
    TagResource({ ResourceARN, Tags }, context) {
      Object.assign(find(ResourceARN, context).tags, tagsOf(Tags));
      world.changed();
      return {};
    },

    UntagResource({ ResourceARN, TagKeys = [] }, context) {
      const { tags } = find(ResourceARN, context);
      for (const key of TagKeys) delete tags[key];
      world.changed();
      return {};
    },

    ListTagsForResource: ({ ResourceARN }, context) => ({
      TagInfoForResource: {
        ResourceARN,
        TagList: tagList(find(ResourceARN, context).tags),
      },
    }),
  };
}
