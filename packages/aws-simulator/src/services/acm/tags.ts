import * as acm from '@aws-sdk/client-acm';
import type { Handlers, RequestContext } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { requireCertificate } from './find';

const MOST_TAGS = 50;

export function tagHandlers(world: World): Handlers<typeof acm> {
  const find = (arn: string | undefined, context: RequestContext) =>
    requireCertificate(world.region(context.accountId, context.region), arn);

  return {
    AddTagsToCertificate({ CertificateArn, Tags }, context) {
      const certificate = find(CertificateArn, context);
      const tags = { ...certificate.tags, ...tagsOf(Tags) };
      if (Object.keys(tags).length > MOST_TAGS) {
        throw new acm.TooManyTagsException({
          message: `Number of tags exceeds the limit of ${MOST_TAGS}`,
          $metadata: {},
        });
      }
      certificate.tags = tags;
      world.changed();
      return {};
    },

    RemoveTagsFromCertificate({ CertificateArn, Tags = [] }, context) {
      const { tags } = find(CertificateArn, context);
      for (const { Key = '', Value } of Tags) {
        if (Value === undefined || tags[Key] === Value) delete tags[Key];
      }
      world.changed();
      return {};
    },

    ListTagsForCertificate: ({ CertificateArn }, context) => ({
      Tags: tagList(find(CertificateArn, context).tags),
    }),
  };
}
