import type * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { clientHandlers } from './clientHandlers';
import { domainHandlers } from './domains';
import { notFound } from './errors';
import { groupHandlers } from './groups';
import { mfaHandlers } from './mfa';
import { poolHandlers } from './poolHandlers';
import { resourceServerHandlers } from './resourceServers';
import { userHandlers } from './userHandlers';

/** Cognito user pools, as they are administered; nobody signs in here. */
export function cognitoHandlers(world: World): Handlers<typeof cognito> {
  return {
    ...poolHandlers(world),
    ...mfaHandlers(world),
    ...clientHandlers(world),
    ...domainHandlers(world),
    ...groupHandlers(world),
    ...resourceServerHandlers(world),
    ...userHandlers(world),
    ...tagHandlers(world),
  };
}

function tagHandlers(world: World) {
  const requireByArn = (
    arn: string | undefined,
    context: Parameters<typeof placeOf>[1],
  ) => {
    const found = placeOf(world, context).region.userPools.byArn(arn);
    if (!found) throw notFound(`Resource ${arn} does not exist.`);
    return found;
  };
  return {
    ListTagsForResource: ({ ResourceArn }, context) => ({
      Tags: requireByArn(ResourceArn, context).tags,
    }),

    TagResource({ ResourceArn, Tags }, context) {
      Object.assign(requireByArn(ResourceArn, context).tags, Tags);
      world.changed();
      return {};
    },

    UntagResource({ ResourceArn, TagKeys = [] }, context) {
      const { tags } = requireByArn(ResourceArn, context);
      for (const key of TagKeys) delete tags[key];
      world.changed();
      return {};
    },
  } satisfies Handlers<typeof cognito>;
}
