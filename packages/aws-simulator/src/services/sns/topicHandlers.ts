import * as sns from '@aws-sdk/client-sns';
import type { Handlers, RequestContext } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { invalidParameter, snsPage } from './errors';
import { publish } from './publish';
import {
  createTopic,
  deleteTopic,
  describeTopic,
  requireTopic,
  setTopicAttribute,
} from './topics';

/** In bytes, as UTF-8. */
const LONGEST_MESSAGE = 262_144;

export function topicHandlers(world: World) {
  return {
    CreateTopic({ Name = '', Attributes, Tags }, context) {
      const { arn } = createTopic(
        placeOf(world, context),
        { name: Name, attributes: Attributes },
        { tags: tagsOf(Tags) },
      );
      world.changed();
      return { TopicArn: arn };
    },

    DeleteTopic({ TopicArn = '' }, context) {
      deleteTopic(placeOf(world, context), TopicArn);
      world.changed();
      return {};
    },

    ListTopics({ NextToken }, context) {
      const { region } = placeOf(world, context);
      const { items, next } = snsPage(region.topics.all(), NextToken);
      return {
        Topics: items.map(({ arn }) => ({ TopicArn: arn })),
        NextToken: next,
      };
    },

    GetTopicAttributes({ TopicArn }, context) {
      const place = placeOf(world, context);
      return {
        Attributes: describeTopic(place, requireTopic(place, TopicArn)),
      };
    },

    SetTopicAttributes({ TopicArn, AttributeName, AttributeValue }, context) {
      setTopicAttribute(
        requireTopic(placeOf(world, context), TopicArn),
        AttributeName ?? '',
        AttributeValue,
      );
      world.changed();
      return {};
    },

    Publish({ TopicArn, TargetArn, Message = '', Subject }, context) {
      const place = placeOf(world, context);
      const { arn } = requireTopic(place, TopicArn ?? TargetArn);
      if (Message === '') throw invalidParameter('Empty message');
      if (Buffer.byteLength(Message) > LONGEST_MESSAGE) {
        throw invalidParameter('Message too long');
      }
      const MessageId = publish(place, arn, {
        subject: Subject,
        message: Message,
      });
      world.changed();
      return { MessageId };
    },

    ...tagHandlers(world),
  } satisfies Handlers<typeof sns>;
}

function tagHandlers(world: World) {
  const requireByArn = (arn: string | undefined, context: RequestContext) => {
    const found = placeOf(world, context).region.topics.get(arn);
    if (found) return found;
    throw new sns.ResourceNotFoundException({
      message: 'Resource does not exist',
      $metadata: {},
    });
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
  } satisfies Handlers<typeof sns>;
}
