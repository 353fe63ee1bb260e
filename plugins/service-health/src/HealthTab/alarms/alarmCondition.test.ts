import type { AlarmMetric } from '@quarterdeck/plugin-service-health-common';
import { reportOf } from '../../testing/reports';
import { condition } from './alarmCondition';

const [{ value: alarm }] = reportOf().readings.alarm;

function of(metric: Partial<AlarmMetric>) {
  if (!alarm?.metric) throw new Error('the fixture has a metric alarm');
  return condition({ ...alarm, metric: { ...alarm.metric, ...metric } });
}

it('says the limit with its unit, and how long', () => {
  expect(of({ name: 'FreeStorageSpace', threshold: 5 * 1024 ** 3 })).toBe(
    'FreeStorageSpace > 5 GiB for 1 min',
  );
  expect(
    of({ name: 'CPUUtilization', threshold: 80, evaluationPeriods: 5 }),
  ).toBe('CPUUtilization > 80 % for 5 min');
});

it('says how many of the periods, where not all', () => {
  expect(
    of({ name: 'Errors', evaluationPeriods: 5, datapointsToAlarm: 3 }),
  ).toBe('Errors > 10 in 3 of 5 periods of 1 min');
});

it('gives the rule of a composite alarm', () => {
  if (!alarm) throw new Error('the fixture has an alarm');
  expect(
    condition({ ...alarm, metric: undefined, rule: 'ALARM(a) OR ALARM(b)' }),
  ).toBe('ALARM(a) OR ALARM(b)');
});
