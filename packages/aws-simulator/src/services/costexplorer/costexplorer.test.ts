import {
  CostExplorerClient,
  type Expression,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  GetCostForecastCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
} from '@aws-sdk/client-cost-explorer';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';

/** Since the noon of the 20th; the clock stands at the noon of the 22nd. */
const TimePeriod = { Start: '2026-11-01', End: '2026-11-23' };
const ENVIRONMENT = 'quarterdeck/environment';
const ofShop: Expression = {
  Tags: { Key: ENVIRONMENT, Values: ['shop-production'] },
};
const DATABASE = 'Amazon Relational Database Service';

describe('Cost Explorer', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: CostExplorerClient;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
    client = new CostExplorerClient(aws.client);
  });
  afterEach(() => aws.stop());

  const costs = async (input: Partial<GetCostAndUsageCommandInput> = {}) =>
    (
      await client.send(
        new GetCostAndUsageCommand({
          TimePeriod,
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost'],
          ...input,
        }),
      )
    ).ResultsByTime!;
  const usd = (metrics: Record<string, { Amount?: string }> | undefined) =>
    Number(metrics?.UnblendedCost?.Amount);

  it('adds up what resources cost by the hour', async () => {
    const days = await costs({
      Filter: {
        And: [ofShop, { Dimensions: { Key: 'SERVICE', Values: [DATABASE] } }],
      },
    });
    expect(days).toHaveLength(22);
    expect(days[0]).toMatchObject({
      TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
      Estimated: true,
    });
    const hourly = 0.016 + (20 * 0.115) / 730;
    expect(days.slice(-4).map(each => usd(each.Total))).toEqual([
      0,
      expect.closeTo(12 * hourly, 6),
      expect.closeTo(24 * hourly, 6),
      expect.closeTo(12 * hourly, 6),
    ]);
  });

  it('says the same by day, by month and by group', async () => {
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const daily = await costs();
    const [month] = await costs({ Granularity: 'MONTHLY' });
    const [grouped] = await costs({
      Granularity: 'MONTHLY',
      GroupBy: [
        { Type: 'DIMENSION', Key: 'SERVICE' },
        { Type: 'TAG', Key: ENVIRONMENT },
      ],
    });
    expect(usd(month.Total)).toBeGreaterThan(1);
    expect(sum(daily.map(each => usd(each.Total)))).toBeCloseTo(
      usd(month.Total),
      6,
    );
    expect(sum(grouped.Groups!.map(each => usd(each.Metrics)))).toBeCloseTo(
      usd(month.Total),
      6,
    );
    expect(grouped.Groups!.map(each => each.Keys)).toContainEqual([
      DATABASE,
      `${ENVIRONMENT}$shop-production`,
    ]);
  });

  it('bills more tasks from when they are wanted', async () => {
    const filter: Expression = {
      Dimensions: {
        Key: 'SERVICE',
        Values: ['Amazon Elastic Container Service'],
      },
    };
    const before = await costs({ Filter: filter });
    shop.service.shape.desiredCounts.push({
      at: new Date('2026-11-22T00:00:00Z'),
      count: 4,
    });
    const after = await costs({ Filter: filter });
    expect(usd(after[20].Total)).toBe(usd(before[20].Total));
    expect(usd(after[21].Total)).toBeCloseTo(2 * usd(before[21].Total), 6);
  });

  it('forecasts that things stay as they are', async () => {
    const { Total, ForecastResultsByTime = [] } = await client.send(
      new GetCostForecastCommand({
        TimePeriod: { Start: '2026-11-23', End: '2026-12-01' },
        Metric: 'UNBLENDED_COST',
        Granularity: 'MONTHLY',
        Filter: ofShop,
      }),
    );
    const [yesterday] = await costs({
      TimePeriod: { Start: '2026-11-21', End: '2026-11-22' },
      Filter: ofShop,
    });
    expect(Number(Total?.Amount)).toBeCloseTo(8 * usd(yesterday.Total), 6);
    const [only] = ForecastResultsByTime;
    expect(Number(only.PredictionIntervalLowerBound)).toBeLessThan(
      Number(only.MeanValue),
    );
  });

  it('knows the services and tags that cost something', async () => {
    const { DimensionValues, TotalSize } = await client.send(
      new GetDimensionValuesCommand({
        TimePeriod,
        Dimension: 'SERVICE',
        SearchString: 'elastic',
      }),
    );
    expect(DimensionValues?.map(each => each.Value)).toEqual([
      'Amazon Elastic Container Service',
      'Amazon Elastic Load Balancing',
    ]);
    expect(TotalSize).toBe(2);
    const tags = async (TagKey?: string) =>
      (await client.send(new GetTagsCommand({ TimePeriod, TagKey }))).Tags;
    expect(await tags()).toEqual([ENVIRONMENT]);
    expect(await tags(ENVIRONMENT)).toEqual(['shop-production']);
  });

  it.each<[string, Partial<GetCostAndUsageCommandInput>]>([
    [
      'a time that ends before it begins',
      { TimePeriod: { Start: '2026-11-02', End: '2026-11-01' } },
    ],
    [
      'what is too old',
      { TimePeriod: { Start: '2024-01-01', End: '2026-11-01' } },
    ],
    ['an unknown metric', { Metrics: ['Cost'] }],
    ['hours', { Granularity: 'HOURLY' }],
    ['a filter of two kinds', { Filter: { ...ofShop, Not: ofShop } }],
  ])('refuses %s', async (_what, input) => {
    await expect(costs(input)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
