import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import {
  CloudWatch,
  type MetricDataQuery,
  type PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import { simulatedService } from '../../wire';
import {
  NOON,
  webEnvironment,
  type WebEnvironment,
} from '../../world/traffic/testing/webEnvironment';
import { serveServices, type ServedServices } from '../testing/serve';
import { cloudWatchHandlers } from '.';

const MINUTE_MS = 60_000;
const before = (minutes: number) =>
  new Date(NOON.getTime() - minutes * MINUTE_MS);
const list = (dimensions: Record<string, string>) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

let environment: WebEnvironment;
let served: ServedServices;
let client: CloudWatch;

beforeEach(async () => {
  environment = webEnvironment();
  served = await serveServices([
    simulatedService(cloudwatch, cloudWatchHandlers(environment.world)),
  ]);
  client = new CloudWatch(served.clientConfig);
});

afterEach(async () => {
  client.destroy();
  await served.stop();
});

function metric(
  Id: string,
  MetricName: string,
  Stat = 'Sum',
  Period = 300,
): MetricDataQuery {
  const isDatabase = ['CPUUtilization', 'DatabaseConnections'].includes(
    MetricName,
  );
  return {
    Id,
    MetricStat: {
      Metric: {
        Namespace: isDatabase ? 'AWS/RDS' : 'AWS/ApplicationELB',
        MetricName,
        Dimensions: list(
          isDatabase
            ? environment.dimensions.database
            : environment.dimensions.loadBalancer,
        ),
      },
      Period,
      Stat,
    },
  };
}

async function data(
  queries: MetricDataQuery[],
  more: Partial<cloudwatch.GetMetricDataInput> = {},
) {
  return client.getMetricData({
    MetricDataQueries: queries,
    StartTime: before(60),
    EndTime: NOON,
    ...more,
  });
}

describe('GetMetricData', () => {
  it('answers with a point for each period, newest first unless told', async () => {
    const { MetricDataResults: [result] = [] } = await data([
      metric('connections', 'DatabaseConnections', 'Average'),
    ]);
    expect(result).toMatchObject({
      Id: 'connections',
      Label: 'DatabaseConnections',
      StatusCode: 'Complete',
    });
    expect(result.Timestamps).toHaveLength(12);
    expect(result.Timestamps?.[0]).toEqual(before(5));
    const { MetricDataResults: [ascending] = [] } = await data(
      [metric('connections', 'DatabaseConnections', 'Average')],
      { ScanBy: 'TimestampAscending' },
    );
    expect(ascending.Values).toEqual(result.Values?.toReversed());
  });

  it('computes', async () => {
    const { MetricDataResults = [] } = await data([
      { ...metric('all', 'RequestCount'), ReturnData: true },
      { ...metric('good', 'HTTPCode_Target_2XX_Count'), ReturnData: false },
      { ...metric('own', 'HTTPCode_ELB_5XX_Count'), ReturnData: false },
      { Id: 'share', Expression: '100 * good / all', Label: 'Success' },
      { Id: 'none', Expression: 'own + 1' },
      { Id: 'filled', Expression: 'FILL(own, 0) + 1' },
      { Id: 'total', Expression: 'SUM(METRICS())' },
      { Id: 'busy', Expression: 'IF(all > AVG(all), 1, 0)' },
      { Id: 'rate', Expression: 'all / PERIOD(all)' },
      { Id: 'both', Expression: 'SUM([all, good]) - all - good' },
    ]);
    const values = Object.fromEntries(
      MetricDataResults.map(({ Id, Values }) => [Id, Values ?? []]),
    );
    expect(Object.keys(values)).not.toContain('good');
    expect(Math.min(...values.share)).toBeGreaterThan(90);
    expect(values.none).toEqual([]);
    expect(values.filled).toEqual(Array(12).fill(1));
    expect(Math.min(...values.total)).toBeGreaterThan(Math.min(...values.all));
    expect(new Set(values.busy)).toEqual(new Set([0, 1]));
    expect(values.rate[0]).toBeCloseTo(values.all[0] / 300);
    expect(values.both).toEqual(Array(12).fill(0));
  });

  it('has nothing of what does not exist', async () => {
    const { MetricDataResults: [result] = [] } = await data([
      {
        Id: 'none',
        MetricStat: {
          Metric: {
            Namespace: 'AWS/RDS',
            MetricName: 'CPUUtilization',
            Dimensions: [{ Name: 'DBInstanceIdentifier', Value: 'nope' }],
          },
          Period: 60,
          Stat: 'Average',
        },
      },
    ]);
    expect(result).toMatchObject({ Values: [], StatusCode: 'Complete' });
  });

  it('gives its points in pages', async () => {
    const queries = [
      metric('a', 'RequestCount', 'Sum', 60),
      metric('b', 'CPUUtilization', 'p95', 60),
    ];
    const whole = await data(queries);
    const found: Record<string, number[]> = {};
    const statuses: unknown[] = [];
    let NextToken: string | undefined;
    do {
      const page = await data(queries, { MaxDatapoints: 35, NextToken });
      for (const {
        Id = '',
        Values = [],
        StatusCode,
      } of page.MetricDataResults ?? []) {
        found[Id] = [...(found[Id] ?? []), ...Values];
        statuses.push(StatusCode);
      }
      NextToken = page.NextToken;
    } while (NextToken);
    expect(statuses).toContain('PartialData');
    expect(found).toEqual(
      Object.fromEntries(
        (whole.MetricDataResults ?? []).map(({ Id, Values }) => [Id, Values]),
      ),
    );
  });

  it.each([
    [
      'an Id twice',
      () => [metric('a', 'RequestCount'), metric('a', 'RequestCount')],
      /not unique/,
    ],
    [
      'an Id that is none',
      () => [metric('A', 'RequestCount')],
      /expected pattern/,
    ],
    [
      'a period that is none',
      () => [metric('a', 'RequestCount', 'Sum', 90)],
      /multiple of 60/,
    ],
    [
      'a statistic that is none',
      () => [metric('a', 'RequestCount', 'Mode')],
      /valid statistic/,
    ],
    [
      'an unknown variable',
      () => [{ Id: 'a', Expression: 'b + 1' }],
      /undefined variable b/,
    ],
    [
      'an unknown function',
      () => [{ Id: 'a', Expression: 'FOO(1)' }],
      /Unknown function FOO/,
    ],
    [
      'half an expression',
      () => [{ Id: 'a', Expression: '1 +' }],
      /unexpected end/,
    ],
    [
      'a circle',
      () => [
        { Id: 'a', Expression: 'b' },
        { Id: 'b', Expression: 'a' },
      ],
      /refers to itself/,
    ],
    [
      'too much',
      () =>
        Array.from({ length: 501 }, (_, i) => metric(`m${i}`, 'RequestCount')),
      /greater than 500/,
    ],
  ])('refuses %s', async (_name, queries, message) => {
    await expect(data(queries())).rejects.toMatchObject({
      name: expect.stringMatching(/^Validation/),
      message: expect.stringMatching(message),
    });
  });
});

describe('GetMetricStatistics and ListMetrics', () => {
  it('lists a metric, and has its statistics', async () => {
    const { Metrics = [] } = await client.listMetrics({
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
    });
    expect(Metrics).toHaveLength(1);
    const { Datapoints = [] } = await client.getMetricStatistics({
      ...Metrics[0],
      StartTime: before(60),
      EndTime: NOON,
      Period: 600,
      Statistics: ['Average', 'Maximum'],
      ExtendedStatistics: ['p90'],
    } as cloudwatch.GetMetricStatisticsInput);
    expect(Datapoints).toHaveLength(6);
    const [{ Average = 0, Maximum = 0, ExtendedStatistics, Unit }] = Datapoints;
    expect(Maximum).toBeGreaterThan(Average);
    expect(ExtendedStatistics?.p90).toBeGreaterThan(Average);
    expect(Unit).toBe('Percent');
  });

  it('lists in pages of 500', async () => {
    const { Metrics = [], NextToken } = await client.listMetrics({
      Dimensions: [{ Name: 'DBInstanceIdentifier' }],
    });
    expect(Metrics.length).toBeGreaterThan(10);
    expect(NextToken).toBeUndefined();
  });
});

describe('alarms', () => {
  const errors = (): PutMetricAlarmInput => ({
    AlarmName: 'shop-5xx',
    AlarmActions: ['arn:aws:sns:us-east-1:123456789012:critical'],
    Metrics: [
      {
        Id: 'sum',
        Expression: 'FILL(target, 0) + FILL(elb, 0)',
        ReturnData: true,
      },
      {
        ...metric('target', 'HTTPCode_Target_5XX_Count', 'Sum', 60),
        ReturnData: false,
      },
      {
        ...metric('elb', 'HTTPCode_ELB_5XX_Count', 'Sum', 60),
        ReturnData: false,
      },
    ],
    Threshold: 10,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
  });

  const state = async (AlarmName: string) => {
    const { MetricAlarms = [] } = await client.describeAlarms({
      AlarmNames: [AlarmName],
    });
    return MetricAlarms[0];
  };

  it('are evaluated over the real series, and remember their changes', async () => {
    environment.clock.set(before(180));
    await client.putMetricAlarm(errors());
    expect(await state('shop-5xx')).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
    });

    environment.clock.set(before(100));
    expect((await state('shop-5xx')).StateValue).toBe('OK');

    environment.crash(before(90), before(60));
    environment.clock.set(before(70));
    const alarm = await state('shop-5xx');
    expect(alarm.StateValue).toBe('ALARM');
    expect(alarm.StateReason).toMatch(
      /^Threshold Crossed: 1 out of the last 1 datapoint \[\d+(\.\d+)? \(22\/11\/26 10:\d\d:00\)\] was greater than the threshold \(10\) \(minimum 1 datapoint for OK -> ALARM transition\)\.$/,
    );
    const since = alarm.StateUpdatedTimestamp?.getTime() ?? 0;
    expect(since).toBeGreaterThanOrEqual(before(90).getTime());
    expect(since).toBeLessThanOrEqual(before(87).getTime());

    environment.clock.set(NOON);
    expect((await state('shop-5xx')).StateValue).toBe('OK');
    const { AlarmHistoryItems = [] } = await client.describeAlarmHistory({
      AlarmName: 'shop-5xx',
      ScanBy: 'TimestampAscending',
    });
    expect(
      AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary),
    ).toEqual([
      'Alarm "shop-5xx" created',
      'Alarm updated from INSUFFICIENT_DATA to OK',
      'Alarm updated from OK to ALARM',
      'Successfully executed action arn:aws:sns:us-east-1:123456789012:critical',
      'Alarm updated from ALARM to OK',
    ]);
  });

  it.each([
    ['names an id that there is not', 'FILL(nowhere, 0)', /nowhere/],
    ['refers to itself', 'sum + 1', /refers to itself/],
    ['calls what is no function', 'GUESS(target)', /GUESS/],
  ])('are refused when the expression %s', async (_what, Expression, why) => {
    const definition = errors();
    definition.Metrics![0].Expression = Expression;
    await expect(client.putMetricAlarm(definition)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(why),
    });
    expect((await client.describeAlarms({})).MetricAlarms).toEqual([]);
  });

  it('lack data when an unchecked definition cannot be evaluated', async () => {
    environment.clock.set(before(30));
    await client.putMetricAlarm(errors());
    const { shape } = environment.region.metricAlarms.get('shop-5xx')!;
    shape.definition.Metrics![0].Expression = 'FILL(nowhere, 0)';
    environment.clock.set(NOON);
    expect(await state('shop-5xx')).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
    });
  });

  it('count missing data as the alarm says', async () => {
    environment.clock.set(before(60));
    environment.crash(before(55));
    for (const TreatMissingData of [
      'breaching',
      'notBreaching',
      'missing',
      'ignore',
    ]) {
      await client.putMetricAlarm({
        AlarmName: TreatMissingData,
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Dimensions: list(environment.dimensions.service),
        Statistic: 'Average',
        Period: 60,
        Threshold: 80,
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 5,
        TreatMissingData,
      });
    }
    environment.clock.set(NOON);
    const { MetricAlarms = [] } = await client.describeAlarms({});
    expect(
      Object.fromEntries(
        MetricAlarms.map(({ AlarmName, StateValue }) => [
          AlarmName,
          StateValue,
        ]),
      ),
    ).toEqual({
      breaching: 'ALARM',
      notBreaching: 'OK',
      missing: 'INSUFFICIENT_DATA',
      ignore: 'OK',
    });
    expect((await state('breaching')).StateReason).toBe(
      'Threshold Crossed: no datapoints were received for 5 periods and 5 missing datapoints were treated as [Breaching].',
    );
  });

  it('go off at M out of N', async () => {
    environment.clock.set(before(30));
    const put = (AlarmName: string, Threshold: number) =>
      client.putMetricAlarm({
        AlarmName,
        Namespace: 'AWS/RDS',
        MetricName: 'DatabaseConnections',
        Dimensions: list(environment.dimensions.database),
        Statistic: 'Average',
        Period: 60,
        Threshold,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 5,
        DatapointsToAlarm: 3,
      });
    await put('low', 5);
    await put('high', 50);
    environment.clock.set(NOON);
    expect((await state('low')).StateValue).toBe('ALARM');
    expect((await state('high')).StateValue).toBe('OK');
  });

  it('can be set by hand, until they are evaluated again', async () => {
    environment.clock.set(before(10));
    await client.putMetricAlarm(errors());
    environment.clock.set(new Date(before(5).getTime() + 20_000));
    await client.setAlarmState({
      AlarmName: 'shop-5xx',
      StateValue: 'ALARM',
      StateReason: 'a drill',
    });
    expect(await state('shop-5xx')).toMatchObject({
      StateValue: 'ALARM',
      StateReason: 'a drill',
    });
    environment.clock.set(before(3));
    expect((await state('shop-5xx')).StateValue).toBe('OK');
    await expect(
      client.setAlarmState({
        AlarmName: 'nope',
        StateValue: 'OK',
        StateReason: '',
      }),
    ).rejects.toBeInstanceOf(cloudwatch.ResourceNotFound);
  });

  it('are described by prefix, state, type and page', async () => {
    environment.clock.set(before(60));
    for (let index = 0; index < 7; index++) {
      await client.putMetricAlarm({ ...errors(), AlarmName: `a${index}` });
    }
    await client.putMetricAlarm({ ...errors(), AlarmName: 'b', Threshold: -1 });
    await client.putCompositeAlarm({
      AlarmName: 'any',
      AlarmRule: 'ALARM("b") AND NOT (ALARM(a0) OR ALARM(a1))',
    });
    environment.clock.set(NOON);
    const names = ({ MetricAlarms = [] }: cloudwatch.DescribeAlarmsOutput) =>
      MetricAlarms.map(({ AlarmName }) => AlarmName);

    const first = await client.describeAlarms({
      AlarmNamePrefix: 'a',
      MaxRecords: 4,
    });
    const second = await client.describeAlarms({
      AlarmNamePrefix: 'a',
      MaxRecords: 4,
      NextToken: first.NextToken,
    });
    expect([...names(first), ...names(second)]).toEqual([
      'a0',
      'a1',
      'a2',
      'a3',
      'a4',
      'a5',
      'a6',
    ]);
    expect(second.NextToken).toBeUndefined();
    expect(names(await client.describeAlarms({ StateValue: 'ALARM' }))).toEqual(
      ['b'],
    );
    const { CompositeAlarms = [], MetricAlarms } = await client.describeAlarms({
      AlarmTypes: ['CompositeAlarm'],
    });
    expect(MetricAlarms ?? []).toEqual([]);
    expect(CompositeAlarms[0]).toMatchObject({
      AlarmName: 'any',
      StateValue: 'ALARM',
    });

    await client.deleteAlarms({ AlarmNames: ['b', 'a0'] });
    expect(names(await client.describeAlarms({}))).toHaveLength(6);
    await expect(
      client.deleteAlarms({ AlarmNames: ['b'] }),
    ).rejects.toBeInstanceOf(cloudwatch.ResourceNotFound);
  });

  it.each([
    ['a rule that is none', { AlarmRule: 'ALARM(' }],
    ['a rule about nobody', { AlarmRule: 'ALARM(nobody)' }],
  ])('refuse %s', async (_name, { AlarmRule }) => {
    await expect(
      client.putCompositeAlarm({ AlarmName: 'c', AlarmRule }),
    ).rejects.toMatchObject({
      name: expect.stringMatching(/^Validation/),
    });
  });
});

describe('dashboards', () => {
  it('are kept', async () => {
    const DashboardBody = JSON.stringify({ widgets: [] });
    await client.putDashboard({ DashboardName: 'shop', DashboardBody });
    expect(await client.getDashboard({ DashboardName: 'shop' })).toMatchObject({
      DashboardArn: 'arn:aws:cloudwatch::123456789012:dashboard/shop',
      DashboardBody,
    });
    const { DashboardEntries = [] } = await client.listDashboards({});
    expect(DashboardEntries).toHaveLength(1);
    await client.deleteDashboards({ DashboardNames: ['shop'] });
    await expect(
      client.getDashboard({ DashboardName: 'shop' }),
    ).rejects.toMatchObject({ name: expect.stringContaining('NotFound') });
    await expect(
      client.putDashboard({ DashboardName: 'bad', DashboardBody: '{' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('JSON') });
  });

  it('are refused with the place of each mistake', async () => {
    const widgets = [
      { type: 'text', properties: { markdown: '# Shop' } },
      { type: 'chart', properties: {} },
      { type: 'metric', width: 25, properties: { region: 'us-east-1' } },
      { type: 'log', properties: { region: 'us-east-1' } },
    ];
    const failure = await client
      .putDashboard({
        DashboardName: 'bad',
        DashboardBody: JSON.stringify({ widgets }),
      })
      .catch(error => error);
    expect(failure).toBeInstanceOf(cloudwatch.DashboardInvalidInputError);
    expect(
      failure.dashboardValidationMessages.map(
        ({ DataPath }: cloudwatch.DashboardValidationMessage) => DataPath,
      ),
    ).toEqual([
      '/widgets/1/type',
      '/widgets/2/width',
      '/widgets/3/properties/query',
    ]);
  });
});
