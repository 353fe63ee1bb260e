import type * as sns from '@aws-sdk/client-sns';
import type { Handlers, RequestContext } from '../../wire';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { invalidParameter, snsPage } from './errors';
import {
  confirm,
  confirmationToken,
  listedArn,
  requireSubscription,
  setSubscriptionAttribute,
  subscribe,
  type Subscription,
} from './subscriptions';
import { requireTopic } from './topics';

export function subscriptionHandlers(world: World) {
  const listed = (
    found: Subscription[],
    token: string | undefined,
    { accountId }: RequestContext,
  ) => {
    const { items, next } = snsPage(found, token);
    return {
      Subscriptions: items.map(each => ({
        SubscriptionArn: listedArn(each),
        TopicArn: each.shape.topicArn,
        Protocol: each.shape.protocol,
        Endpoint: each.shape.endpoint,
        Owner: accountId,
      })),
      NextToken: next,
    };
  };

  return {
    Subscribe({ ReturnSubscriptionArn, ...input }, context) {
      const subscription = subscribe(
        placeOf(world, context),
        {
          topicArn: input.TopicArn,
          protocol: input.Protocol,
          endpoint: input.Endpoint,
          attributes: input.Attributes,
        },
        {},
      );
      world.changed();
      const isSecret =
        subscription.shape.pendingSince && !ReturnSubscriptionArn;
      return {
        SubscriptionArn: isSecret ? 'pending confirmation' : subscription.arn,
      };
    },

    ConfirmSubscription({ TopicArn, Token }, context) {
      const place = placeOf(world, context);
      const topic = requireTopic(place, TopicArn);
      const found = place.region.subscriptions.find(
        (shape, each) =>
          shape.topicArn === topic.arn &&
          confirmationToken(place, each) === Token,
      );
      if (!found) throw invalidParameter('Token');
      confirm(found);
      world.changed();
      return { SubscriptionArn: found.arn };
    },

    Unsubscribe({ SubscriptionArn }, context) {
      const place = placeOf(world, context);
      const { id } = requireSubscription(place, SubscriptionArn);
      place.region.subscriptions.delete(id);
      world.changed();
      return {};
    },

    GetSubscriptionAttributes({ SubscriptionArn }, { accountId, ...context }) {
      const { arn, shape } = requireSubscription(
        placeOf(world, { accountId, ...context }),
        SubscriptionArn,
      );
      return {
        Attributes: {
          SubscriptionArn: arn,
          TopicArn: shape.topicArn,
          Protocol: shape.protocol,
          Endpoint: shape.endpoint,
          Owner: accountId,
          PendingConfirmation: String(shape.pendingSince !== undefined),
          ConfirmationWasAuthenticated: String(!shape.pendingSince),
          RawMessageDelivery: 'false',
          ...shape.attributes,
        },
      };
    },

    SetSubscriptionAttributes(input, context) {
      setSubscriptionAttribute(
        requireSubscription(placeOf(world, context), input.SubscriptionArn),
        input.AttributeName ?? '',
        input.AttributeValue,
      );
      world.changed();
      return {};
    },

    ListSubscriptions: ({ NextToken }, context) =>
      listed(
        placeOf(world, context).region.subscriptions.all(),
        NextToken,
        context,
      ),

    ListSubscriptionsByTopic({ TopicArn, NextToken }, context) {
      const place = placeOf(world, context);
      const { arn } = requireTopic(place, TopicArn);
      const found = place.region.subscriptions.where(
        each => each.topicArn === arn,
      );
      return listed(found, NextToken, context);
    },
  } satisfies Handlers<typeof sns>;
}
