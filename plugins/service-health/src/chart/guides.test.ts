import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import { guidesOf, topOf } from './guides';

const latency: MetricSeries = {
  id: 'loadBalancer.responseTime',
  label: 'Response time',
  unit: 'seconds',
  timestamps: [0, 60, 120],
  values: [0.2, null, 0.4],
};
const threshold = (value: number, comparison = 'GreaterThanThreshold') => ({
  alarmArn: `alarm-${value}`,
  alarmName: `alarm-${value}`,
  value,
  comparison,
  severity: 'warning' as const,
});

it('names an alarm by its severity and where it goes off', () => {
  const series = { ...latency, thresholds: [threshold(1)] };
  expect(guidesOf(series)).toEqual([
    { value: 1, label: 'warning > 1 s', tone: 'warning', isOutOfSight: false },
  ]);
  expect(topOf(series, guidesOf(series))).toBe(1);
});

it('does not flatten the values for an alarm that is far away', () => {
  const series = { ...latency, thresholds: [threshold(30)] };
  const guides = guidesOf(series);
  expect(guides[0].isOutOfSight).toBe(true);
  expect(topOf(series, guides)).toBe(0.4);
});

it('shows where an alarm is, while there are no values', () => {
  const series = {
    ...latency,
    values: [null, null, null],
    thresholds: [threshold(30)],
  };
  expect(topOf(series, guidesOf(series))).toBe(30);
});

it('has a line for the most that a value can be, and none twice', () => {
  const guides = guidesOf({
    ...latency,
    id: 'database.connections',
    unit: 'count',
    values: [30, 40, 50],
    thresholds: [
      threshold(80),
      { ...threshold(80), alarmArn: 'another' },
      threshold(5, 'LessThanThreshold'),
    ],
    limit: { label: 'max_connections', value: 100 },
  });
  expect(guides.map(({ label }) => label)).toEqual([
    'warning > 80',
    'warning < 5',
    'max_connections 100',
  ]);
});
