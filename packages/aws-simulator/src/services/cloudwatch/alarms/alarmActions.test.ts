import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { simulatedService } from '../../../wire';
import {
  NOON,
  webEnvironment,
  type WebEnvironment,
} from '../../../world/traffic/testing/webEnvironment';
import { serveServices, type ServedServices } from '../../testing/serve';
import { cloudWatchHandlers } from '..';
import { alarmNotifications } from './notifications';

const MINUTE_MS = 60_000;
const minute = (number: number) =>
  new Date(NOON.getTime() + number * MINUTE_MS);
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';

let environment: WebEnvironment;
let served: ServedServices;
let client: CloudWatch;

beforeEach(async () => {
  environment = webEnvironment();
  served = await serveServices([
    simulatedService(cloudwatch, cloudWatchHandlers(environment.world)),
  ]);
  client = new CloudWatch(served.clientConfig);
  const { region } = environment;
  region.topics.put({
    id: TOPIC,
    arn: TOPIC,
    createdAt: NOON,
    tags: {},
    shape: { name: 'alarms' },
  });
});

afterEach(async () => {
  client.destroy();
  await served.stop();
});

/** An alarm over a metric that the test publishes, a value a minute. */
const putAlarm = (
  AlarmName: string,
  more: Partial<cloudwatch.PutMetricAlarmInput> = {},
) =>
  client.putMetricAlarm({
    AlarmName,
    Namespace: 'Test',
    MetricName: AlarmName,
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    ...more,
  });

/** Publishes 1 for X and 0 for 0 in the minutes from noon on. */
const publish = (MetricName: string, pattern: string) =>
  client.putMetricData({
    Namespace: 'Test',
    MetricData: [...pattern].flatMap((letter, index) =>
      letter === '-'
        ? []
        : [
            {
              MetricName,
              Timestamp: minute(index),
              Value: letter === 'X' ? 1 : 0,
            },
          ],
    ),
  });

const actionTimes = async (AlarmName: string) => {
  const { AlarmHistoryItems = [] } = await client.describeAlarmHistory({
    AlarmName,
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
    HistoryItemType: 'Action',
    ScanBy: 'TimestampAscending',
  });
  return AlarmHistoryItems.map(({ Timestamp, HistorySummary }) => {
    expect(HistorySummary).toBe(`Successfully executed action ${TOPIC}`);
    return Math.floor(
      ((Timestamp?.getTime() ?? 0) - NOON.getTime()) / MINUTE_MS,
    );
  });
};

describe('actions of alarms', () => {
  it('are in the history, and published to the topic', async () => {
    await putAlarm('a', { AlarmActions: [TOPIC], OKActions: [TOPIC] });
    await publish('a', '0XX00');
    environment.clock.set(minute(6));
    expect(await actionTimes('a')).toEqual([1, 2, 4]);
    expect(
      alarmNotifications(environment.world, environment.region).map(
        ({ subject, message }) => [subject, message],
      ),
    ).toEqual([
      ['OK: "a" in us-east-1', expect.anything()],
      [
        'ALARM: "a" in us-east-1',
        expect.objectContaining({
          AlarmName: 'a',
          NewStateValue: 'ALARM',
          OldStateValue: 'OK',
          StateChangeTime: '2026-11-22T12:02:00.000+0000',
          Trigger: expect.objectContaining({ MetricName: 'a', Threshold: 1 }),
        }),
      ],
      ['OK: "a" in us-east-1', expect.anything()],
    ]);
  });

  it('wait while a suppressor is in ALARM, and a while longer', async () => {
    await putAlarm('a');
    await putAlarm('maintenance');
    await client.putCompositeAlarm({
      AlarmName: 'c',
      AlarmRule: 'ALARM(a)',
      AlarmActions: [TOPIC],
      ActionsSuppressor: 'maintenance',
      ActionsSuppressorWaitPeriod: 60,
      ActionsSuppressorExtensionPeriod: 120,
    });
    const suppressedBy = async () =>
      (
        await client.describeAlarms({
          AlarmNames: ['c'],
          AlarmTypes: ['CompositeAlarm'],
        })
      ).CompositeAlarms?.[0].ActionsSuppressedBy;
    await publish('a', '000XXXXXXX');
    await publish('maintenance', '0XXXX00000');
    environment.clock.set(minute(5));
    expect(await suppressedBy()).toBe('Alarm');
    environment.clock.set(minute(7));
    expect(await suppressedBy()).toBe('ExtensionPeriod');
    expect(await actionTimes('c')).toEqual([]);
    environment.clock.set(minute(9));
    expect(await suppressedBy()).toBeUndefined();
    expect(await actionTimes('c')).toEqual([8]);
  });

  it('wait for a suppressor that may yet go off', async () => {
    await putAlarm('a');
    await putAlarm('maintenance');
    await client.putCompositeAlarm({
      AlarmName: 'c',
      AlarmRule: 'ALARM(a)',
      AlarmActions: [TOPIC],
      ActionsSuppressor: 'maintenance',
      ActionsSuppressorWaitPeriod: 120,
      ActionsSuppressorExtensionPeriod: 60,
    });
    await publish('a', '0XXXXX');
    await publish('maintenance', '000000');
    environment.clock.set(minute(3));
    expect(await actionTimes('c')).toEqual([]);
    environment.clock.set(minute(5));
    expect(await actionTimes('c')).toEqual([4]);
  });

  it('need a suppressor that there is, and both periods', async () => {
    const put = (more: Partial<cloudwatch.PutCompositeAlarmInput>) =>
      client.putCompositeAlarm({
        AlarmName: 'c',
        AlarmRule: 'TRUE',
        ...more,
      });
    await expect(put({ ActionsSuppressor: 'nobody' })).rejects.toThrow(
      'required with ActionsSuppressor',
    );
    await expect(
      put({
        ActionsSuppressor: 'nobody',
        ActionsSuppressorWaitPeriod: 1,
        ActionsSuppressorExtensionPeriod: 1,
      }),
    ).rejects.toThrow('does not exist');
  });
});

describe('alarms', () => {
  it('are found by their metric', async () => {
    await putAlarm('a');
    await putAlarm('b', {
      MetricName: 'a',
      Dimensions: [{ Name: 'x', Value: 'y' }],
    });
    const names = async (
      more: Partial<cloudwatch.DescribeAlarmsForMetricInput>,
    ) =>
      (
        await client.describeAlarmsForMetric({
          Namespace: 'Test',
          MetricName: 'a',
          ...more,
        })
      ).MetricAlarms?.map(({ AlarmName }) => AlarmName) ?? [];
    expect(await names({})).toEqual(['a']);
    expect(await names({ Dimensions: [{ Name: 'x', Value: 'y' }] })).toEqual([
      'b',
    ]);
    expect(await names({ Statistic: 'Sum' })).toEqual([]);
  });

  it('have parents and children', async () => {
    await putAlarm('a');
    await putAlarm('b');
    await client.putCompositeAlarm({
      AlarmName: 'c',
      AlarmRule: 'ALARM(a) OR ALARM(b)',
    });
    const { MetricAlarms } = await client.describeAlarms({
      ChildrenOfAlarmName: 'c',
    });
    expect(MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['a', 'b']);
    const { CompositeAlarms } = await client.describeAlarms({
      ParentsOfAlarmName: 'a',
      AlarmTypes: ['CompositeAlarm'],
    });
    expect(CompositeAlarms?.map(({ AlarmName }) => AlarmName)).toEqual(['c']);
  });

  it('may ignore percentiles of too few samples', async () => {
    const percentile = {
      MetricName: 'few',
      Statistic: undefined,
      ExtendedStatistic: 'p90',
    };
    await putAlarm('evaluated', percentile);
    await putAlarm('ignored', {
      ...percentile,
      EvaluateLowSampleCountPercentile: 'ignore',
    });
    await publish('few', '0XX');
    environment.clock.set(minute(3));
    const states = async () =>
      (await client.describeAlarms({})).MetricAlarms?.map(
        ({ StateValue }) => StateValue,
      );
    expect(await states()).toEqual(['ALARM', 'INSUFFICIENT_DATA']);
    await client.putMetricData({
      Namespace: 'Test',
      MetricData: [
        {
          MetricName: 'few',
          Timestamp: minute(3),
          Values: [1],
          Counts: [100],
        },
      ],
    });
    environment.clock.set(minute(4));
    expect(await states()).toEqual(['ALARM', 'ALARM']);
  });
});
