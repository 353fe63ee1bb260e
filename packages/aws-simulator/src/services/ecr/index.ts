import type * as ecr from '@aws-sdk/client-ecr';
import type { Handlers, RequestContext } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { imageHandlers } from './imageHandlers';
import { layerHandlers } from './layers';
import { lifecycleHandlers } from './lifecycleHandlers';
import { requireRepository } from './repositories';
import { repositoryHandlers } from './repositoryHandlers';
import { scanHandlers } from './scanning';

const TOKEN_MS = 12 * 3600 * 1000;

/** Elastic Container Registry, without the registry protocol of Docker. */
export function ecrHandlers(world: World): Handlers<typeof ecr> {
  return {
    ...repositoryHandlers(world),
    ...imageHandlers(world),
    ...layerHandlers(world),
    ...lifecycleHandlers(world),
    ...scanHandlers(world),
    ...tagHandlers(world),

    GetAuthorizationToken(_input, { accountId, region, callerArn }) {
      const now = world.now().getTime();
      const password = seededHex(256, world.seed, callerArn, now);
      return {
        authorizationData: [
          {
            authorizationToken: Buffer.from(`AWS:${password}`).toString(
              'base64',
            ),
            expiresAt: new Date(now + TOKEN_MS),
            proxyEndpoint: `https://${accountId}.dkr.ecr.${region}.amazonaws.com`,
          },
        ],
      };
    },
  };
}

function tagHandlers(world: World) {
  const requireByArn = (arn: string | undefined, context: RequestContext) =>
    requireRepository(placeOf(world, context), arn?.split(':repository/')[1]);
  return {
    ListTagsForResource: ({ resourceArn }, context) => ({
      tags: tagList(requireByArn(resourceArn, context).tags),
    }),

    TagResource({ resourceArn, tags }, context) {
      Object.assign(requireByArn(resourceArn, context).tags, tagsOf(tags));
      world.changed();
      return {};
    },

    UntagResource({ resourceArn, tagKeys = [] }, context) {
      const { tags } = requireByArn(resourceArn, context);
      for (const key of tagKeys) delete tags[key];
      world.changed();
      return {};
    },
  } satisfies Handlers<typeof ecr>;
}
