import {
  type EnvironmentNames,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

/**
 * What the environment may cost in a month (R187): somebody is written to at
 * four fifths of it, and as soon as the forecast is above. AWS knows the costs
 * by the environment's tag, once that is a cost allocation tag of the account.
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
 */
export class Budget extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      names: EnvironmentNames;
      environmentId: string;
      monthlyUsd: number;
      /** Who is written to. */
      email: string;
    },
  ) {
    super(scope, id);
    const { names, environmentId, monthlyUsd, email } = props;
    const tellOf = (
      notificationType: 'ACTUAL' | 'FORECASTED',
      percent: number,
    ) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: percent,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: email }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: names.budget,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyUsd, unit: 'USD' },
        costFilters: {
          TagKeyValue: [`user:${STACK_TAGS.environment}$${environmentId}`],
        },
      },
      notificationsWithSubscribers: [
        tellOf('ACTUAL', 80),
        tellOf('FORECASTED', 100),
      ],
    });
  }
}
