import {
  BudgetsClient,
  CreateBudgetCommand,
  DeleteBudgetCommand,
  DescribeBudgetCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  paginateDescribeBudgets,
} from '@aws-sdk/client-budgets';
import { shopWorld } from '../../testing/shopWorld';
import {
  serveWorld,
  type SimulatedAws,
  TEST_ACCOUNT_ID,
} from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';

describe('Budgets', () => {
  const AccountId = TEST_ACCOUNT_ID;
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: BudgetsClient;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
    client = new BudgetsClient(aws.client);
  });
  afterEach(() => aws.stop());

  const limit = (Amount: string) => ({ Amount, Unit: 'USD' });
  const overEighty = {
    NotificationType: 'ACTUAL' as const,
    ComparisonOperator: 'GREATER_THAN' as const,
    Threshold: 80,
  };
  const create = (BudgetName: string, more: object = {}) =>
    client.send(
      new CreateBudgetCommand({
        AccountId,
        Budget: {
          BudgetName,
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: limit('1'),
          ...more,
        },
        NotificationsWithSubscribers: [
          {
            Notification: overEighty,
            Subscribers: [
              { SubscriptionType: 'EMAIL', Address: 'ada@example.com' },
            ],
          },
        ],
      }),
    );
  const describeBudget = async (BudgetName: string) => {
    const { Budget } = await client.send(
      new DescribeBudgetCommand({ AccountId, BudgetName }),
    );
    return Budget!;
  };
  const amounts = async (name: string) => {
    const { CalculatedSpend: spend } = await describeBudget(name);
    return {
      actual: Number(spend?.ActualSpend?.Amount),
      forecast: Number(spend?.ForecastedSpend?.Amount),
    };
  };

  it('counts what there is, and foresees the rest of the month', async () => {
    await create('all', { BudgetLimit: limit('60') });
    await create('other', {
      CostFilters: { TagKeyValue: ['user:quarterdeck/environment$other'] },
    });
    const { actual, forecast } = await amounts('all');
    expect(actual).toBeGreaterThan(1);
    expect(forecast).toBeGreaterThan(2 * actual);
    expect(await amounts('all')).toEqual({ actual, forecast });
    expect(await amounts('other')).toEqual({ actual: 0, forecast: 0 });
    shop.clock.advance(24 * 3600 * 1000);
    expect((await amounts('all')).actual).toBeGreaterThan(actual);
  });

  it('says whether what a notification warns of is the case', async () => {
    await create('tight');
    await create('wide', { BudgetLimit: limit('10000') });
    const states = async (BudgetName: string) => {
      const { Notifications } = await client.send(
        new DescribeNotificationsForBudgetCommand({ AccountId, BudgetName }),
      );
      return Notifications?.map(each => each.NotificationState);
    };
    expect(await states('tight')).toEqual(['ALARM']);
    expect(await states('wide')).toEqual(['OK']);
    const { Subscribers } = await client.send(
      new DescribeSubscribersForNotificationCommand({
        AccountId,
        BudgetName: 'tight',
        Notification: overEighty,
      }),
    );
    expect(Subscribers).toEqual([
      { SubscriptionType: 'EMAIL', Address: 'ada@example.com' },
    ]);
  });

  it('refuses what there is, what there is not, and other accounts', async () => {
    await create('all');
    await expect(create('all')).rejects.toMatchObject({
      name: 'DuplicateRecordException',
    });
    await client.send(
      new DeleteBudgetCommand({ AccountId, BudgetName: 'all' }),
    );
    await expect(describeBudget('all')).rejects.toMatchObject({
      name: 'NotFoundException',
      message: "Unable to get budget: all - the budget doesn't exist.",
    });
    await expect(
      client.send(
        new DescribeBudgetCommand({
          AccountId: '210987654321',
          BudgetName: 'all',
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('pages', async () => {
    for (const name of ['a', 'b', 'c']) await create(name);
    const found: unknown[] = [];
    for await (const page of paginateDescribeBudgets(
      { client, pageSize: 2 },
      { AccountId },
    )) {
      found.push(...(page.Budgets ?? []).map(each => each.BudgetName));
    }
    expect(found).toEqual(['a', 'b', 'c']);
  });

  it('is made, changed and removed by a stack', async () => {
    const stacks = new StackClient(aws.client);
    const resources = (amount: number) => ({
      Budget: {
        Type: 'AWS::Budgets::Budget',
        Properties: {
          Budget: {
            BudgetName: 'shop-production',
            BudgetType: 'COST',
            TimeUnit: 'MONTHLY',
            BudgetLimit: { Amount: amount, Unit: 'USD' },
            CostFilters: {
              TagKeyValue: ['user:quarterdeck/environment$shop-production'],
            },
          },
          NotificationsWithSubscribers: [
            {
              Notification: { ...overEighty, NotificationType: 'FORECASTED' },
              Subscribers: [
                { SubscriptionType: 'EMAIL', Address: 'ada@example.com' },
              ],
            },
          ],
        },
      },
    });
    const { status } = await stacks.create('ops', resources(110));
    expect(status).toBe('CREATE_COMPLETE');
    expect((await amounts('shop-production')).actual).toBeGreaterThan(1);
    await stacks.update('ops', resources(120));
    expect((await describeBudget('shop-production')).BudgetLimit).toEqual(
      limit('120'),
    );
    expect((await stacks.delete('ops')).status).toBe('DELETE_COMPLETE');
    await expect(describeBudget('shop-production')).rejects.toThrow(
      "doesn't exist",
    );
  });
});
