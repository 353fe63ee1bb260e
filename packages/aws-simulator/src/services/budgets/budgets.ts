import * as budgets from '@aws-sdk/client-budgets';
import { DateTime } from 'luxon';
import type { Resource } from '../../world/Resource';
import type { BudgetShape } from '../../world/resources/budgets';
import { newResource, type Origin, type Place } from '../Place';
import { duplicate, invalidParameter, notFound } from './errors';

const MOST_NOTIFICATIONS = 10;
const MOST_SUBSCRIBERS = 11;
/** What AWS writes for a budget that does not end. */
const NEVER = new Date('2087-06-15T00:00:00Z');

export type StoredBudget = Resource<BudgetShape>;

/** @throws NotFoundException */
export function requireBudget({ region }: Place, name = ''): StoredBudget {
  const found = region.budgets.get(name);
  if (found) return found;
  throw notFound(`Unable to get budget: ${name} - the budget doesn't exist.`);
}

/** @throws DuplicateRecordException, InvalidParameterException */
export function createBudget(
  place: Place,
  wanted: budgets.Budget,
  notifications: budgets.NotificationWithSubscribers[],
  origin: Origin,
): StoredBudget {
  const { region } = place;
  const name = wanted.BudgetName ?? '';
  if (region.budgets.has(name)) {
    throw duplicate(
      `Error creating budget: ${name} - the budget already exists.`,
    );
  }
  const budget = newResource(place, origin, {
    id: name,
    arn: `arn:aws:budgets::${region.accountId}:budget/${name}`,
    shape: { ...settled(place, wanted), notifications: [] },
  });
  for (const { Notification, Subscribers } of notifications) {
    addNotification(budget, Notification, Subscribers);
  }
  return region.budgets.put(budget);
}

/** @throws NotFoundException, InvalidParameterException */
export function updateBudget(
  place: Place,
  wanted: budgets.Budget,
): StoredBudget {
  const budget = requireBudget(place, wanted.BudgetName);
  const { notifications } = budget.shape;
  budget.shape = { ...settled(place, wanted), notifications };
  return budget;
}

function settled({ world }: Place, wanted: budgets.Budget) {
  const { BudgetName: name = '', BudgetLimit: limit } = wanted;
  if (!/^[^:\\/]{1,100}$/.test(name)) {
    throw invalidParameter(
      'Budget name cannot be empty or have the characters :, \\ and /',
    );
  }
  if (!limit && !wanted.AutoAdjustData && !wanted.PlannedBudgetLimits) {
    throw invalidParameter(
      'Budget limit is required for a budget that is neither planned nor auto-adjusting.',
    );
  }
  if (limit && !(Number(limit.Amount) > 0)) {
    throw invalidParameter(
      `Budget limit amount ${limit.Amount} should be greater than zero.`,
    );
  }
  const startOfMonth = DateTime.fromJSDate(world.now())
    .toUTC()
    .startOf('month')
    .toJSDate();
  return {
    ...wanted,
    BudgetName: name,
    CostTypes: {
      IncludeTax: true,
      IncludeSubscription: true,
      UseBlended: false,
      IncludeRefund: true,
      IncludeCredit: true,
      IncludeUpfront: true,
      IncludeRecurring: true,
      IncludeOtherSubscription: true,
      IncludeSupport: true,
      IncludeDiscount: true,
      UseAmortized: false,
      ...wanted.CostTypes,
    },
    TimePeriod: {
      Start: wanted.TimePeriod?.Start ?? startOfMonth,
      End: wanted.TimePeriod?.End ?? NEVER,
    },
    LastUpdatedTime: world.now(),
  };
}

/** @throws DuplicateRecordException, CreationLimitExceededException */
export function addNotification(
  { shape, id }: Pick<StoredBudget, 'shape' | 'id'>,
  wanted: budgets.Notification | undefined,
  subscribers: budgets.Subscriber[] = [],
): void {
  const notification = {
    ...wanted,
    NotificationType: wanted?.NotificationType ?? 'ACTUAL',
    ComparisonOperator: wanted?.ComparisonOperator ?? 'GREATER_THAN',
    Threshold: wanted?.Threshold ?? 0,
    ThresholdType: wanted?.ThresholdType ?? 'PERCENTAGE',
  } as const;
  if (
    shape.notifications.some(each => isSame(each.notification, notification))
  ) {
    throw duplicate(
      `Error creating notification for budget ${id} - the notification already exists.`,
    );
  }
  if (subscribers.length === 0) {
    throw invalidParameter('A notification needs at least one subscriber.');
  }
  if (
    shape.notifications.length >= MOST_NOTIFICATIONS ||
    subscribers.length > MOST_SUBSCRIBERS
  ) {
    throw new budgets.CreationLimitExceededException({
      message: `A budget has at most ${MOST_NOTIFICATIONS} notifications, and each of them at most ${MOST_SUBSCRIBERS} subscribers.`,
      $metadata: {},
    });
  }
  shape.notifications.push({ notification, subscribers });
}

/** @throws NotFoundException */
export function requireNotification(
  budget: StoredBudget,
  wanted: budgets.Notification | undefined,
) {
  const found = budget.shape.notifications.find(
    each => wanted && isSame(each.notification, wanted),
  );
  if (found) return found;
  throw notFound(
    `Unable to find the notification for budget ${budget.id} - the notification doesn't exist.`,
  );
}

const isSame = (a: budgets.Notification, b: budgets.Notification) =>
  a.NotificationType === b.NotificationType &&
  a.ComparisonOperator === b.ComparisonOperator &&
  a.Threshold === b.Threshold &&
  (a.ThresholdType ?? 'PERCENTAGE') === (b.ThresholdType ?? 'PERCENTAGE');
