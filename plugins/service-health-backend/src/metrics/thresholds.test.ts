import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { toAlarm } from '../sources/alarmModel';
import type { LoadBalancerTarget } from '../targets/targets';
import { thresholdsOf } from './thresholds';

const place = { accountId: '123456789012', region: 'us-east-1' };
const balancer: LoadBalancerTarget = {
  ...place,
  kind: 'loadBalancer',
  arn: 'lb',
  dimension: 'app/shop/1',
};
const Dimensions = [{ Name: 'LoadBalancer', Value: 'app/shop/1' }];
const metric = (MetricName: string, dimensions = Dimensions) => ({
  Namespace: 'AWS/ApplicationELB',
  MetricName,
  Dimensions: dimensions,
});

function alarmOf(alarm: Partial<MetricAlarm>) {
  return toAlarm(
    { ...place, kind: 'alarm', arn: 'alarm:a', name: 'a' },
    {
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 10,
      Period: 60,
      ...alarm,
    },
  );
}

const stat = (Id: string, Metric: object) => ({
  Id,
  ReturnData: false,
  MetricStat: { Metric, Period: 60, Stat: 'Sum' },
});
const serverErrors = (Expression: string) =>
  alarmOf({
    Period: undefined,
    Metrics: [
      { Id: 'sum', Expression, Period: 60, ReturnData: true },
      stat('a', metric('HTTPCode_Target_5XX_Count')),
      stat('b', metric('HTTPCode_ELB_5XX_Count')),
    ],
  });

const ofErrors = (alarm: ReturnType<typeof alarmOf>, periodSeconds = 60) =>
  thresholdsOf(
    { id: 'loadBalancer.serverErrors', unit: 'count-per-period' },
    periodSeconds,
    balancer,
    [alarm],
  );

it('finds the alarm of a metric by namespace, name and dimensions', () => {
  const slow = alarmOf({
    ...metric('TargetResponseTime'),
    Statistic: 'Average',
    Threshold: 0.5,
  });
  const find = (alarm: typeof slow) =>
    thresholdsOf(
      { id: 'loadBalancer.responseTime', unit: 'seconds' },
      300,
      balancer,
      [alarm],
    );
  expect(find(slow)).toEqual([
    {
      alarmArn: 'alarm:a',
      alarmName: 'a',
      value: 0.5,
      comparison: 'GreaterThanThreshold',
      severity: 'warning',
      statistic: 'Average',
    },
  ]);
  const ofAnother = metric('TargetResponseTime', [
    { Name: 'LoadBalancer', Value: 'app/other/2' },
  ]);
  expect(find(alarmOf(ofAnother))).toEqual([]);
  expect(find(alarmOf(metric('RequestCount')))).toEqual([]);
});

it.each(['FILL(a, 0) + FILL(b, 0)', 'b+a', 'SUM([a, b])'])(
  'looks through metric math that only adds up: %s',
  expression => {
    expect(ofErrors(serverErrors(expression))).toMatchObject([{ value: 10 }]);
  },
);

it.each(['a - b', 'a', '100 * (a + b) / 7', 'IF(a > 1, b)'])(
  'leaves out what computes something else: %s',
  expression => {
    expect(ofErrors(serverErrors(expression))).toEqual([]);
  },
);

it('lets the threshold of a count grow with the period of the chart', () => {
  expect(ofErrors(serverErrors('a + b'), 300)).toMatchObject([{ value: 50 }]);
});
