import * as cloudfront from '@aws-sdk/client-cloudfront';
import type { Handlers } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';

export function tagHandlers(world: World): Handlers<typeof cloudfront> {
  const find = (accountId: string, arn: string | undefined) => {
    const global = world.global(accountId);
    const found =
      global.distributions.byArn(arn) ?? global.vpcOrigins.byArn(arn);
    if (found) return found;
    throw new cloudfront.NoSuchResource({
      message: 'The specified resource does not exist.',
      $metadata: {},
    });
  };

  return {
    TagResource({ Resource, Tags }, { accountId }) {
      Object.assign(find(accountId, Resource).tags, tagsOf(Tags?.Items));
      world.changed();
      return {};
    },

    UntagResource({ Resource, TagKeys }, { accountId }) {
      const { tags } = find(accountId, Resource);
      for (const key of TagKeys?.Items ?? []) delete tags[key];
      world.changed();
      return {};
    },

    ListTagsForResource: ({ Resource }, { accountId }) => ({
      Tags: { Items: tagList(find(accountId, Resource).tags) },
    }),
  };
}
