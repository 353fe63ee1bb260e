import type * as budgets from '@aws-sdk/client-budgets';
import type { Handlers, RequestContext } from '../../wire';
import type { World } from '../../world/World';
import { globalPlaceOf } from '../Place';
import { addNotification, requireBudget, requireNotification } from './budgets';
import { notificationState } from './calculatedSpend';
import { budgetsPage, duplicate, notFound } from './errors';

export function notificationHandlers(world: World) {
  const find = (
    input: { BudgetName?: string; Notification?: budgets.Notification },
    context: RequestContext,
  ) => {
    const budget = requireBudget(
      globalPlaceOf(world, context),
      input.BudgetName,
    );
    return { budget, found: requireNotification(budget, input.Notification) };
  };
  const isSame = (a: budgets.Subscriber, b: budgets.Subscriber | undefined) =>
    a.Address === b?.Address && a.SubscriptionType === b?.SubscriptionType;

  return {
    CreateNotification(input, context) {
      const place = globalPlaceOf(world, context);
      const budget = requireBudget(place, input.BudgetName);
      addNotification(budget, input.Notification, input.Subscribers);
      world.changed();
      return {};
    },

    UpdateNotification(
      { OldNotification, NewNotification, ...input },
      context,
    ) {
      const { budget, found } = find(
        { ...input, Notification: OldNotification },
        context,
      );
      const { notifications } = budget.shape;
      budget.shape.notifications = notifications.filter(each => each !== found);
      try {
        addNotification(budget, NewNotification, found.subscribers);
      } catch (error) {
        budget.shape.notifications = notifications;
        throw error;
      }
      world.changed();
      return {};
    },

    DeleteNotification(input, context) {
      const { budget, found } = find(input, context);
      budget.shape.notifications = budget.shape.notifications.filter(
        each => each !== found,
      );
      world.changed();
      return {};
    },

    DescribeNotificationsForBudget(input, context) {
      const place = globalPlaceOf(world, context);
      const budget = requireBudget(place, input.BudgetName);
      const { items, next } = budgetsPage(
        budget.shape.notifications,
        input,
        ({ notification }) => JSON.stringify(notification),
      );
      return {
        Notifications: items.map(({ notification }) => ({
          ...notification,
          NotificationState: notificationState(place, budget, notification),
        })),
        NextToken: next,
      };
    },

    CreateSubscriber({ Subscriber, ...input }, context) {
      const { found } = find(input, context);
      if (!Subscriber || found.subscribers.some(e => isSame(e, Subscriber))) {
        throw duplicate(
          `Error creating subscriber ${Subscriber?.Address} - the subscriber already exists.`,
        );
      }
      found.subscribers.push(Subscriber);
      world.changed();
      return {};
    },

    DeleteSubscriber({ Subscriber, ...input }, context) {
      const { found } = find(input, context);
      const rest = found.subscribers.filter(each => !isSame(each, Subscriber));
      if (rest.length === found.subscribers.length) {
        throw notFound(
          `Unable to find subscriber ${Subscriber?.Address} - the subscriber doesn't exist.`,
        );
      }
      found.subscribers = rest;
      world.changed();
      return {};
    },

    DescribeSubscribersForNotification(input, context) {
      const { found } = find(input, context);
      const { items, next } = budgetsPage(
        found.subscribers,
        input,
        each => `${each.SubscriptionType} ${each.Address}`,
      );
      return { Subscribers: items, NextToken: next };
    },
  } satisfies Handlers<typeof budgets>;
}
