import * as sns from '@aws-sdk/client-sns';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList } from '../../world/Resource';
import type { SubscriptionShape } from '../../world/resources/others';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';

const PAGE_SIZE = 100;

/** Simple Notification Service: topics and who listens; nothing is sent. */
export function snsHandlers(world: World): Handlers<typeof sns> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);
  const requireTopic = (region: Region, arn = '') => {
    const found = region.topics.get(arn);
    if (found) return found;
    throw new sns.NotFoundException({
      message: 'Topic does not exist',
      $metadata: {},
    });
  };
  const subscriptionsPage = (
    found: Resource<SubscriptionShape>[],
    token: string | undefined,
    { accountId }: RequestContext,
  ) => {
    const { items, next } = pageOf(found, token);
    return {
      Subscriptions: items.map(({ arn, shape }) => ({
        SubscriptionArn: arn,
        TopicArn: shape.topicArn,
        Protocol: shape.protocol,
        Endpoint: shape.endpoint,
        Owner: accountId,
      })),
      NextToken: next,
    };
  };

  return {
    ListTopics({ NextToken }, context) {
      const { items, next } = pageOf(regionOf(context).topics.all(), NextToken);
      return {
        Topics: items.map(({ arn }) => ({ TopicArn: arn })),
        NextToken: next,
      };
    },

    GetTopicAttributes({ TopicArn }, context) {
      const region = regionOf(context);
      const { arn, shape } = requireTopic(region, TopicArn);
      const confirmed = region.subscriptions.where(
        each => each.topicArn === arn,
      );
      return {
        Attributes: {
          TopicArn: arn,
          DisplayName: shape.displayName ?? '',
          Owner: context.accountId,
          ...(shape.policy ? { Policy: shape.policy } : {}),
          SubscriptionsConfirmed: String(confirmed.length),
          SubscriptionsPending: '0',
          SubscriptionsDeleted: '0',
        },
      };
    },

    ListSubscriptions: ({ NextToken }, context) =>
      subscriptionsPage(
        regionOf(context).subscriptions.all(),
        NextToken,
        context,
      ),

    ListSubscriptionsByTopic({ TopicArn, NextToken }, context) {
      const region = regionOf(context);
      const { arn } = requireTopic(region, TopicArn);
      const found = region.subscriptions.where(each => each.topicArn === arn);
      return subscriptionsPage(found, NextToken, context);
    },

    ListTagsForResource({ ResourceArn }, context) {
      const found = regionOf(context).topics.get(ResourceArn);
      if (found) return { Tags: tagList(found.tags) };
      throw new sns.ResourceNotFoundException({
        message: 'Resource does not exist',
        $metadata: {},
      });
    },
  };
}

const pageOf = <Item extends { id: string }>(
  items: Item[],
  token: string | undefined,
) =>
  sortedPage(items, {
    token,
    size: PAGE_SIZE,
    keyOf: each => each.id,
    invalidToken: () =>
      new sns.InvalidParameterException({
        message: 'Invalid parameter: NextToken',
        $metadata: {},
      }),
  });
