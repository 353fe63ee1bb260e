import type * as ses from '@aws-sdk/client-sesv2';
import type { Handlers, RequestContext } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { accountHandlers } from './account';
import { configurationSetHandlers } from './configurationSetHandlers';
import type { Dns } from './Dns';
import { notFound } from './errors';
import { identityHandlers } from './identityHandlers';
import { sendingHandlers } from './sending';
import { suppressionHandlers } from './suppression';
import { templateHandlers } from './templates';

/** Simple Email Service, version 2; what is sent arrives nowhere. */
export function sesHandlers(world: World, dns: Dns): Handlers<typeof ses> {
  return {
    ...accountHandlers(world),
    ...identityHandlers(world, dns),
    ...configurationSetHandlers(world),
    ...suppressionHandlers(world),
    ...templateHandlers(world),
    ...sendingHandlers(world, dns),
    ...tagHandlers(world),
  };
}

function tagHandlers(world: World) {
  const requireByArn = (arn: string | undefined, context: RequestContext) => {
    const { region } = placeOf(world, context);
    const found =
      region.emailIdentities.byArn(arn) ??
      region.configurationSets.byArn(arn) ??
      region.emailTemplates.byArn(arn);
    if (!found) throw notFound(`Resource ${arn} does not exist.`);
    return found;
  };
  return {
    ListTagsForResource: ({ ResourceArn }, context) => ({
      Tags: tagList(requireByArn(ResourceArn, context).tags),
    }),

    TagResource({ ResourceArn, Tags }, context) {
      Object.assign(requireByArn(ResourceArn, context).tags, tagsOf(Tags));
      world.changed();
      return {};
    },

    UntagResource({ ResourceArn, TagKeys = [] }, context) {
      const { tags } = requireByArn(ResourceArn, context);
      for (const key of TagKeys) delete tags[key];
      world.changed();
      return {};
    },
  } satisfies Handlers<typeof ses>;
}
