import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { simulatedService } from '../../../wire';
import {
  NOON,
  webEnvironment,
} from '../../../world/traffic/testing/webEnvironment';
import { serveServices, type ServedServices } from '../../testing/serve';
import { cloudWatchHandlers } from '..';

const MINUTE_MS = 60_000;
const before = (minutes: number) =>
  new Date(NOON.getTime() - minutes * MINUTE_MS);
const Namespace = 'Shop';
const of = (Value: string) => [{ Name: 'Queue', Value }];

let served: ServedServices;
let client: CloudWatch;

beforeEach(async () => {
  served = await serveServices([
    simulatedService(cloudwatch, cloudWatchHandlers(webEnvironment().world)),
  ]);
  client = new CloudWatch(served.clientConfig);
});

afterEach(async () => {
  client.destroy();
  await served.stop();
});

const put = (...MetricData: cloudwatch.MetricDatum[]) =>
  client.putMetricData({ Namespace, MetricData });

/** Depths of two queues in three minutes: 1, 2, 3 and 10, 20, 30. */
const putDepths = () =>
  put(
    ...[1, 2, 3].flatMap(step =>
      [
        { queue: 'mail', factor: 1 },
        { queue: 'push', factor: 10 },
      ].map(({ queue, factor }) => ({
        MetricName: 'Depth',
        Dimensions: of(queue),
        Timestamp: before(4 - step),
        Value: step * factor,
        Unit: 'Count' as const,
      })),
    ),
  );

async function evaluate(
  Expression: string,
  more: Partial<cloudwatch.MetricDataQuery> = {},
) {
  const stat = (Id: string, Value: string): cloudwatch.MetricDataQuery => ({
    Id,
    ReturnData: false,
    MetricStat: {
      Metric: { Namespace, MetricName: 'Depth', Dimensions: of(Value) },
      Period: 60,
      Stat: 'Average',
    },
  });
  const { MetricDataResults = [] } = await client.getMetricData({
    MetricDataQueries: [
      stat('mail', 'mail'),
      stat('push', 'push'),
      { Id: 'e1', Expression, ...more },
    ],
    StartTime: before(3),
    EndTime: NOON,
    ScanBy: 'TimestampAscending',
  });
  return MetricDataResults;
}

const values = async (expression: string) =>
  (await evaluate(expression)).map(({ Values }) => Values);

describe('PutMetricData', () => {
  it('takes values, counted values and statistic sets', async () => {
    const datum = { MetricName: 'Size', Timestamp: before(1) };
    await put(
      { ...datum, Value: 4 },
      { ...datum, Values: [1, 2], Counts: [2, 1] },
      {
        ...datum,
        StatisticValues: { SampleCount: 4, Sum: 40, Minimum: 5, Maximum: 15 },
      },
    );
    const { Datapoints } = await client.getMetricStatistics({
      Namespace,
      MetricName: 'Size',
      StartTime: before(5),
      EndTime: NOON,
      Period: 300,
      Statistics: ['Sum', 'SampleCount', 'Average', 'Minimum', 'Maximum'],
    });
    expect(Datapoints).toEqual([
      expect.objectContaining({
        Sum: 48,
        SampleCount: 8,
        Average: 6,
        Minimum: 1,
        Maximum: 15,
      }),
    ]);
  });

  it('keeps seconds where it is told to', async () => {
    await put(
      ...[0, 10, 20].map(second => ({
        MetricName: 'Fast',
        Timestamp: new Date(before(1).getTime() + second * 1000),
        Value: second,
        StorageResolution: 1,
      })),
    );
    const { MetricDataResults: [result] = [] } = await client.getMetricData({
      MetricDataQueries: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: { Namespace, MetricName: 'Fast' },
            Period: 10,
            Stat: 'Sum',
          },
        },
      ],
      StartTime: before(1),
      EndTime: NOON,
      ScanBy: 'TimestampAscending',
    });
    expect(result.Values).toEqual([0, 10, 20]);
  });

  it('takes a large, compressed request', async () => {
    await put(
      ...Array.from({ length: 600 }, (_, index) => ({
        MetricName: 'Depth',
        Dimensions: of(`queue-${index}`),
        Value: index,
      })),
    );
    const { Metrics, NextToken } = await client.listMetrics({ Namespace });
    expect(Metrics).toHaveLength(500);
    expect(
      (await client.listMetrics({ Namespace, NextToken })).Metrics,
    ).toHaveLength(100);
  });

  it('is listed, also when only recent metrics are asked for', async () => {
    await put(
      { MetricName: 'Old', Timestamp: before(60 * 5), Value: 1 },
      { MetricName: 'New', Timestamp: before(5), Value: 1 },
    );
    const names = async (RecentlyActive?: 'PT3H') =>
      (await client.listMetrics({ Namespace, RecentlyActive })).Metrics?.map(
        ({ MetricName }) => MetricName,
      );
    expect(await names()).toEqual(['Old', 'New']);
    expect(await names('PT3H')).toEqual(['New']);
  });

  it('refuses what CloudWatch refuses', async () => {
    const refusal = (
      datum: Partial<cloudwatch.MetricDatum>,
      namespace = Namespace,
    ) =>
      client
        .putMetricData({
          Namespace: namespace,
          MetricData: [{ MetricName: 'm', ...datum }],
        })
        .then(
          () => undefined,
          error => error.name,
        );
    expect(await refusal({ Value: 1 }, 'AWS/ECS')).toBe(
      'InvalidParameterValueException',
    );
    expect(await refusal({ Value: 1, Timestamp: before(60 * 24 * 15) })).toBe(
      'InvalidParameterValueException',
    );
    expect(await refusal({ Value: 1, Values: [1] })).toBe(
      'InvalidParameterCombinationException',
    );
    expect(await refusal({ Values: [1, 2], Counts: [1] })).toBe(
      'InvalidParameterValueException',
    );
    expect(await refusal({ Value: 1, StorageResolution: 5 })).toBe(
      'InvalidParameterValueException',
    );
  });
});

describe('statistics', () => {
  it.each([
    ['p50', 5.5],
    ['tm80', 4.5],
    ['TM(20%:80%)', 5.5],
    ['wm90', 5.41],
    ['TC(3:5)', 3],
    ['TS(3:5)', 12],
    ['PR(:5)', 50],
    ['tc50', 5],
    ['ts50', 15],
    ['IQM', 5.5],
  ])('%s of 1 to 10 is %d', async (Stat, expected) => {
    await put({
      MetricName: 'Ten',
      Timestamp: before(1),
      Values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    });
    const { MetricDataResults: [result] = [] } = await client.getMetricData({
      MetricDataQueries: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: { Namespace, MetricName: 'Ten' },
            Period: 60,
            Stat,
          },
        },
      ],
      StartTime: before(2),
      EndTime: NOON,
    });
    expect(result.Values?.[0]).toBeCloseTo(expected);
  });
});

describe('metric math', () => {
  beforeEach(putDepths);

  it.each([
    [
      'SORT(METRICS(), AVG, DESC)',
      [
        [10, 20, 30],
        [1, 2, 3],
      ],
    ],
    ['SORT(METRICS(), MAX, ASC, 1)', [[1, 2, 3]]],
    ['SLICE(SORT(METRICS(), SUM, DESC), 0, 1)', [[10, 20, 30]]],
    ['SLICE(METRICS(), 1)', [[10, 20, 30]]],
    ['FIRST(METRICS())', [[1, 2, 3]]],
    ['LAST(METRICS())', [[10, 20, 30]]],
    ['METRICS("mail")', [[1, 2, 3]]],
    ['SUM(METRICS())', [[11, 22, 33]]],
    ['RUNNING_SUM(mail)', [[1, 3, 6]]],
    ['DIFF(push)', [[10, 10]]],
    ['RATE(push) * 60', [[10, 10]]],
    ['DIFF_TIME(mail)', [[60, 60]]],
    ['TIME_SERIES(7)', [[7, 7, 7]]],
    ['TIME_SERIES(DATAPOINT_COUNT(mail))', [[3, 3, 3]]],
    ['MINUTE(mail)', [[57, 58, 59]]],
    ['HOUR(mail) + DAY(mail) * 0', [[11, 11, 11]]],
    ['DAY(mail)', [[7, 7, 7]]],
    [
      'YEAR(mail) * 10000 + MONTH(mail) * 100 + DATE(mail)',
      [[20261122, 20261122, 20261122]],
    ],
    ['PERIOD(mail)', [[60, 60, 60]]],
    ['IF(mail > 1, push, 0)', [[0, 20, 30]]],
    [
      'SEARCH(\'{Shop,Queue} MetricName="Depth" mail\', "Sum", 60)',
      [[1, 2, 3]],
    ],
    [`SEARCH('Namespace="Shop" Depth NOT mail', 'Sum', 60)`, [[10, 20, 30]]],
    [
      'SEARCH(\'{Shop,Queue} Queue=("mail" OR "push")\', \'Maximum\', 60)',
      [
        [1, 2, 3],
        [10, 20, 30],
      ],
    ],
  ])('%s', async (expression, expected) => {
    expect(await values(expression)).toEqual(expected);
  });

  it.each([
    ['SELECT SUM(Depth) FROM Shop', [[11, 22, 33]]],
    [
      'SELECT AVG(Depth) FROM SCHEMA("Shop", Queue) GROUP BY Queue ORDER BY MAX() DESC LIMIT 1',
      [[10, 20, 30]],
    ],
    ['SELECT MAX(Depth) FROM "Shop" WHERE Queue != \'push\'', [[1, 2, 3]]],
  ])('%s', async (Expression, expected) => {
    const results = await evaluate(Expression, { Period: 60 });
    expect(results.map(({ Values }) => Values)).toEqual(expected);
  });

  it.each([
    ['ANOMALY_DETECTION_BAND(mail)', 'does not know ANOMALY_DETECTION_BAND'],
    ['NONSENSE(mail)', 'Unknown function NONSENSE'],
    ['SORT(mail, AVG)', 'SORT takes an array'],
    ["SEARCH('{Shop', 'Sum', 60)", 'SEARCH has an open brace'],
    ['SELECT MODE(Depth) FROM Shop', 'unknown function MODE'],
  ])('refuses %s', async (Expression, message) => {
    await expect(evaluate(Expression, { Period: 60 })).rejects.toThrow(
      new RegExp(message),
    );
  });

  it('fills dynamic labels', async () => {
    const label = async (Label: string) =>
      (await evaluate('SUM([mail, push])', { Label }))[0].Label;
    expect(await label('${MAX}/${MIN}/${AVG}/${SUM}/${LAST}')).toBe(
      '33/11/22/66/33',
    );
    expect(await label("${LABEL} of ${PROP('Region')}")).toBe(
      'e1 of us-east-1',
    );
    expect(await label('${MIN_TIME}')).toBe('2026-11-22 11:57:00 UTC');
    expect(await label('${MIN_TIME_RELATIVE} ${UNKNOWN}')).toBe(
      '2m ago ${UNKNOWN}',
    );
    const found = await evaluate("SEARCH('{Shop,Queue} Depth', 'Sum', 60)", {
      Label: "${PROP('Dim.Queue')}",
    });
    expect(found.map(({ Label }) => Label)).toEqual(['mail', 'push']);
  });
});

describe('retention', () => {
  it('forgets minutes after fifteen days', async () => {
    const count = async (Period: number, days: number) => {
      const start = before(60 * 24 * days);
      const { MetricDataResults: [result] = [] } = await client.getMetricData({
        MetricDataQueries: [
          {
            Id: 'm1',
            MetricStat: {
              Metric: { Namespace, MetricName: 'Kept' },
              Period,
              Stat: 'Sum',
            },
          },
        ],
        StartTime: start,
        EndTime: NOON,
      });
      return result.Values?.length;
    };
    await put({ MetricName: 'Kept', Timestamp: before(60 * 4), Value: 1 });
    expect(await count(60, 1)).toBe(1);
    expect(await count(3600, 14)).toBe(1);
    expect(await count(10, 1)).toBe(0);
  });
});
