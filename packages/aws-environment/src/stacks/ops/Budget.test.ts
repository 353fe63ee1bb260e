import { exampleTemplate, templateOf } from '../testing/templates';

const BUDGET = 'AWS::Budgets::Budget';

describe('the budget', () => {
  it('R187 counts what has the tag of the environment', () => {
    templateOf('ops').hasResourceProperties(BUDGET, {
      Budget: {
        BudgetName: 'fckdoomscroll-budget',
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: 200, Unit: 'USD' },
        CostFilters: {
          TagKeyValue: [
            'user:quarterdeck/environment$fckdoomscroll-production',
          ],
        },
      },
    });
  });

  it('R187 writes at 80 % of the costs, and at 100 % of the forecast', () => {
    const told = (NotificationType: string, Threshold: number) => ({
      Notification: {
        NotificationType,
        Threshold,
        ThresholdType: 'PERCENTAGE',
        ComparisonOperator: 'GREATER_THAN',
      },
      Subscribers: [
        { SubscriptionType: 'EMAIL', Address: 'team@yourdomain.com' },
      ],
    });
    templateOf('ops').hasResourceProperties(BUDGET, {
      NotificationsWithSubscribers: [
        told('ACTUAL', 80),
        told('FORECASTED', 100),
      ],
    });
  });

  it('R187 is there only where it has a limit', () => {
    exampleTemplate('no-domain.yaml', 'ops').resourceCountIs(BUDGET, 0);
  });
});
