import { z } from 'zod';
import { createBudget, updateBudget } from '../../services/budgets/budgets';
import { flag, number, resourceProvider, text } from '../ResourceProvider';
import type { ProviderContext } from '../ResourceProvider';
import { callService } from './callService';
import { generatedName } from './names';
import { originOf } from './originOf';

const spend = z.strictObject({ Amount: text, Unit: text });

/** Seconds since 1970, or a date such as `06/15/87 00:00 UTC`. */
const time = text.transform((value, check) => {
  const date = new Date(/^\d+$/.test(value) ? Number(value) * 1000 : value);
  if (Number.isNaN(date.getTime())) {
    check.addIssue(`${value} is no time`);
    return z.NEVER;
  }
  return date;
});

const costTypes = z.strictObject({
  IncludeCredit: flag.optional(),
  IncludeDiscount: flag.optional(),
  IncludeOtherSubscription: flag.optional(),
  IncludeRecurring: flag.optional(),
  IncludeRefund: flag.optional(),
  IncludeSubscription: flag.optional(),
  IncludeSupport: flag.optional(),
  IncludeTax: flag.optional(),
  IncludeUpfront: flag.optional(),
  UseAmortized: flag.optional(),
  UseBlended: flag.optional(),
});

const budgetProperty = z.strictObject({
  AutoAdjustData: z
    .strictObject({
      AutoAdjustType: z.enum(['FORECAST', 'HISTORICAL']),
      HistoricalOptions: z
        .strictObject({ BudgetAdjustmentPeriod: number })
        .optional(),
    })
    .optional(),
  BudgetLimit: spend.optional(),
  BudgetName: text.optional(),
  BudgetType: z.enum([
    'COST',
    'RI_COVERAGE',
    'RI_UTILIZATION',
    'SAVINGS_PLANS_COVERAGE',
    'SAVINGS_PLANS_UTILIZATION',
    'USAGE',
  ]),
  CostFilters: z.record(z.string(), z.array(text)).optional(),
  CostTypes: costTypes.optional(),
  PlannedBudgetLimits: z.record(z.string(), spend).optional(),
  TimePeriod: z
    .strictObject({ End: time.optional(), Start: time.optional() })
    .optional(),
  TimeUnit: z.enum(['ANNUALLY', 'DAILY', 'MONTHLY', 'QUARTERLY']),
});

const notification = z.strictObject({
  Notification: z.strictObject({
    ComparisonOperator: z.enum(['EQUAL_TO', 'GREATER_THAN', 'LESS_THAN']),
    NotificationType: z.enum(['ACTUAL', 'FORECASTED']),
    Threshold: number,
    ThresholdType: z.enum(['ABSOLUTE_VALUE', 'PERCENTAGE']).optional(),
  }),
  Subscribers: z
    .array(
      z.strictObject({
        Address: text,
        SubscriptionType: z.enum(['EMAIL', 'SNS']),
      }),
    )
    .min(1),
});

const call = <Result>(work: () => Result) => callService('Budgets', work);
/** Budgets belong to the account, not to a region of it. */
const placeOf = ({ world, global }: ProviderContext) => ({
  world,
  region: global,
});

export const budget = resourceProvider({
  type: 'AWS::Budgets::Budget',
  seconds: 1,
  untagged: true,
  properties: {
    Budget: budgetProperty,
    NotificationsWithSubscribers: z.array(notification).optional(),
    ResourceTags: z
      .array(z.strictObject({ Key: text, Value: text }))
      .optional(),
  },
  replacedBy: ['NotificationsWithSubscribers', 'ResourceTags'],
  create(properties, context) {
    const { Budget: wanted, ResourceTags } = properties;
    const BudgetName = wanted.BudgetName ?? generatedName(context, 100);
    call(() =>
      createBudget(
        placeOf(context),
        { ...wanted, BudgetName },
        properties.NotificationsWithSubscribers ?? [],
        originOf(context, ResourceTags),
      ),
    );
    return { physicalId: BudgetName };
  },
  update({ Budget: wanted }, existing, context) {
    const place = placeOf(context);
    const BudgetName = wanted.BudgetName ?? existing.physicalId;
    // A budget is renamed by making another one.
    const before = place.region.budgets.get(existing.physicalId);
    if (before && BudgetName !== existing.physicalId) {
      call(() =>
        createBudget(
          place,
          { ...wanted, BudgetName },
          before.shape.notifications.map(each => ({
            Notification: each.notification,
            Subscribers: each.subscribers,
          })),
          before,
        ),
      );
      place.region.budgets.delete(existing.physicalId);
    } else {
      call(() => updateBudget(place, { ...wanted, BudgetName }));
    }
    return { physicalId: BudgetName };
  },
  delete({ physicalId }, { global }) {
    global.budgets.delete(physicalId);
  },
});
