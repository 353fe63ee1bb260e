import type { AlarmStrip } from '@quarterdeck/plugin-service-health-common';
import { stripPieces, stripText } from './strip';

const at = (time: string) => `2026-11-22T${time}:00Z`;
const strip: AlarmStrip = {
  alarmArn: 'alarm',
  start: at('00:00'),
  end: '2026-11-23T00:00:00Z',
  segments: [
    { from: at('00:00'), state: 'UNKNOWN' },
    { from: at('06:00'), state: 'OK' },
    { from: at('12:00'), state: 'ALARM', reason: 'Threshold Crossed' },
    { from: at('12:30'), state: 'OK' },
    { from: at('18:00'), state: 'ALARM' },
  ],
};

it('lays the states out over the day', () => {
  expect(
    stripPieces(strip).map(({ state, leftPercent }) => [state, leftPercent]),
  ).toEqual([
    ['UNKNOWN', 0],
    ['OK', 25],
    ['ALARM', 50],
    ['OK', 100 * (12.5 / 24)],
    ['ALARM', 75],
  ]);
  expect(stripPieces(strip)[2].title).toMatch(
    /^In alarm from \d\d:\d\d to \d\d:\d\d: Threshold Crossed$/,
  );
});

it('says in words how often and how long', () => {
  expect(stripText(strip)).toMatch(
    /^Last 24 hours: in alarm 2 times, 6 hr.* 30 min.* in all, last from/,
  );
  expect(stripText({ ...strip, segments: strip.segments.slice(1, 2) })).toBe(
    'Last 24 hours: never in alarm',
  );
  expect(stripText({ ...strip, segments: strip.segments.slice(0, 1) })).toBe(
    'Last 24 hours: not yet watched',
  );
});
