import type * as budgets from '@aws-sdk/client-budgets';
import { DateTime, type DateTimeUnit } from 'luxon';
import type { Resource } from '../../world/Resource';
import type { BudgetShape } from '../../world/resources/budgets';
import type { CostItem } from '../../world/spending/hourlyPrice';
import { spent } from '../../world/spending/spent';
import type { Place } from '../Place';

const UNITS: Record<string, DateTimeUnit> = {
  DAILY: 'day',
  MONTHLY: 'month',
  QUARTERLY: 'quarter',
  ANNUALLY: 'year',
};

/** What was spent in the budget's period, and what it will come to, in USD. */
export function calculateSpend(
  { world, region }: Place,
  { shape }: Resource<BudgetShape>,
): { actual: number; forecast: number } {
  const now = DateTime.fromJSDate(world.now()).toUTC();
  const unit = UNITS[shape.TimeUnit ?? ''] ?? 'month';
  const from = now.startOf(unit);
  const counts = costFilter(shape.CostFilters ?? {});
  const inRange = (start: DateTime, end: DateTime) =>
    spent(
      world,
      region.accountId,
      { from: start.toJSDate(), to: end.toJSDate() },
      counts,
    );
  return {
    actual: inRange(from, now),
    forecast: inRange(from, from.plus({ [unit]: 1 })),
  };
}

/**
 * A filter by tags is written `user:team$storefront`.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create-filters.html
 */
function costFilter(
  filters: Record<string, string[]>,
): (item: CostItem) => boolean {
  const wanted = filters.TagKeyValue ?? [];
  if (wanted.length === 0) return () => true;
  const tags = wanted.map(each => each.replace(/^user:/, '').split('$'));
  return item => tags.some(([key, value]) => item.tags[key] === value);
}

/** A budget as DescribeBudget tells it. */
export function describeBudget(
  place: Place,
  budget: Resource<BudgetShape>,
): budgets.Budget {
  const { notifications: _notifications, ...shape } = budget.shape;
  const { actual, forecast } = calculateSpend(place, budget);
  const spend = (amount: number) => ({
    Amount: amount.toFixed(3),
    Unit: 'USD',
  });
  return {
    ...shape,
    CalculatedSpend: {
      ActualSpend: spend(actual),
      ForecastedSpend: spend(forecast),
    },
    HealthStatus: {
      Status: 'HEALTHY',
      LastUpdatedTime: place.world.now(),
    },
  };
}

/** Whether what it warns of is the case. */
export function notificationState(
  place: Place,
  budget: Resource<BudgetShape>,
  { NotificationType, ...notification }: budgets.Notification,
): budgets.NotificationState {
  const { actual, forecast } = calculateSpend(place, budget);
  const amount = NotificationType === 'FORECASTED' ? forecast : actual;
  const limit = Number(budget.shape.BudgetLimit?.Amount ?? 0);
  const measured =
    notification.ThresholdType === 'ABSOLUTE_VALUE'
      ? amount
      : (100 * amount) / limit;
  const { Threshold: threshold = 0 } = notification;
  const isMet = {
    GREATER_THAN: measured > threshold,
    LESS_THAN: measured < threshold,
    EQUAL_TO: measured === threshold,
  }[notification.ComparisonOperator ?? 'GREATER_THAN'];
  return isMet ? 'ALARM' : 'OK';
}
