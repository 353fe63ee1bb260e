import * as route53 from '@aws-sdk/client-route-53';
import type { Handlers } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { invalidInput, requireZone } from './find';

const MOST_TAGS = 50;

export function tagHandlers(world: World): Handlers<typeof route53> {
  const requireTagged = (
    accountId: string,
    type: string | undefined,
    id: string | undefined,
  ) => {
    if (type === 'hostedzone') return requireZone(world, accountId, id);
    throw new route53.NoSuchHealthCheck({
      message: `No health check exists with the specified ID ${id}`,
      $metadata: {},
    });
  };
  const tagSet = (
    accountId: string,
    type: route53.TagResourceType | undefined,
    id: string | undefined,
  ) => ({
    ResourceType: type,
    ResourceId: id,
    Tags: tagList(requireTagged(accountId, type, id).tags),
  });

  return {
    ChangeTagsForResource(input, { accountId }) {
      const resource = requireTagged(
        accountId,
        input.ResourceType,
        input.ResourceId,
      );
      const tags = { ...resource.tags, ...tagsOf(input.AddTags) };
      for (const key of input.RemoveTagKeys ?? []) delete tags[key];
      if (Object.keys(tags).length > MOST_TAGS) {
        throw invalidInput(`A resource can have at most ${MOST_TAGS} tags.`);
      }
      resource.tags = tags;
      world.changed();
      return {};
    },

    ListTagsForResource: ({ ResourceType, ResourceId }, { accountId }) => ({
      ResourceTagSet: tagSet(accountId, ResourceType, ResourceId),
    }),

    ListTagsForResources: ({ ResourceType, ResourceIds }, { accountId }) => ({
      ResourceTagSets: (ResourceIds ?? []).map(id =>
        tagSet(accountId, ResourceType, id),
      ),
    }),
  };
}
