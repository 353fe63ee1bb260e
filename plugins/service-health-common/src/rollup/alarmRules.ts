import type { Alarm, AlarmSeverity } from '../readings/alarm';
import type { Rule } from './rule';
import { counted, moment } from './words';

const critical: Rule<Alarm> = {
  name: 'alarm.critical',
  status: 'critical',
  when: 'An alarm whose name, description or topic says “critical” is in `ALARM`.',
  clause: (alarm, now) => inAlarm(alarm, 'critical', now),
};

const warning: Rule<Alarm> = {
  name: 'alarm.warning',
  status: 'degraded',
  when: 'Any other alarm is in `ALARM`, except those that do nothing but scale.',
  clause: (alarm, now) => inAlarm(alarm, 'warning', now),
};

function inAlarm(
  alarm: Alarm,
  severity: AlarmSeverity,
  now: Date,
): string | undefined {
  if (alarm.state !== 'ALARM' || alarm.severity !== severity) return undefined;
  const since = alarm.since ? ` since ${moment(alarm.since, now)}` : '';
  return `alarm ${alarm.name} is on${since}`;
}

/** In the order in which they are said. @public */
export const ALARM_RULES: Rule<Alarm>[] = [critical, warning];

/**
 * What alarms that are not on say of themselves. One without data is named,
 * but says nothing about the service: AWS publishes no point for many metrics
 * while nothing happens.
 */
export function alarmsFact(alarms: Alarm[]): string {
  const scaling = alarms.filter(({ severity }) => severity === 'none').length;
  const watching = alarms.filter(({ severity }) => severity !== 'none');
  const ok = watching.filter(({ state }) => state === 'OK').length;
  const silent = watching.length - ok;
  return [
    ...(ok > 0 ? [`${counted(ok, 'alarm')} OK`] : []),
    ...(silent > 0 ? [`${counted(silent, 'alarm')} without data`] : []),
    ...(scaling > 0 ? [`${counted(scaling, 'alarm')} for scaling`] : []),
  ].join(', ');
}
