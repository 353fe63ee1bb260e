import type { Alarm } from '@quarterdeck/plugin-service-health-common';
import { alarmStrip } from './alarmStrip';

const start = new Date('2026-11-22T09:00:00Z');
const end = new Date('2026-11-23T09:00:00Z');
const alarm: Alarm = {
  arn: 'alarm:a',
  name: 'a',
  accountId: '123456789012',
  region: 'us-east-1',
  state: 'OK',
  since: '2026-11-01T00:00:00.000Z',
  severity: 'critical',
  actionsEnabled: true,
};

const change = (at: string, from: string, to: string) => ({
  alarm_arn: alarm.arn,
  at: new Date(at),
  from_state: from,
  to_state: to,
  reason: null,
});

const strip = (now: Partial<Alarm>, ...changes: ReturnType<typeof change>[]) =>
  alarmStrip({ ...alarm, ...now }, changes, start, end).segments.map(
    ({ from, state }) => `${from.slice(8, 16)} ${state}`,
  );

it('is one piece while nothing changed', () => {
  expect(strip({})).toEqual(['22T09:00 OK']);
});

it('is made of what is kept, in the order of time', () => {
  expect(
    strip(
      { since: '2026-11-23T01:30:00.000Z' },
      change('2026-11-23T01:30:00Z', 'ALARM', 'OK'),
      change('2026-11-22T20:00:00Z', 'INSUFFICIENT_DATA', 'ALARM'),
    ),
  ).toEqual(['22T09:00 INSUFFICIENT_DATA', '22T20:00 ALARM', '23T01:30 OK']);
});

it('knows the present state before it is collected', () => {
  expect(
    strip(
      { state: 'ALARM', since: '2026-11-23T08:59:00.000Z' },
      change('2026-11-22T20:00:00Z', 'ALARM', 'OK'),
    ),
  ).toEqual(['22T09:00 ALARM', '22T20:00 OK', '23T08:59 ALARM']);
});

it('does not invent what was before, when nothing is kept', () => {
  expect(strip({ state: 'ALARM', since: '2026-11-23T08:00:00.000Z' })).toEqual([
    '22T09:00 UNKNOWN',
    '23T08:00 ALARM',
  ]);
});
