import type {
  Alarm,
  AlarmSegment,
  AlarmStrip,
} from '@quarterdeck/plugin-service-health-common';
import type { AlarmTransitionRow } from './tables';

/**
 * The states of an alarm over a range. Transitions tell all but the last: the
 * present state and since when it is are the alarm's own, which may have
 * changed after the last collection. What was before the first transition is
 * that one's old state; without any, it is not known.
 *
 * @param transitions - of this alarm within the range, in any order
 */
export function alarmStrip(
  alarm: Alarm,
  transitions: AlarmTransitionRow[],
  start: Date,
  end: Date,
): AlarmStrip {
  const changes = transitions
    .map(row => ({
      from: row.at.toISOString(),
      before: stateOf(row.from_state),
      state: stateOf(row.to_state),
      reason: row.reason ?? undefined,
    }))
    .sort((left, right) => left.from.localeCompare(right.from));
  const startIso = start.toISOString();
  const { since } = alarm;
  const present: AlarmSegment = {
    from: since && since > startIso ? since : startIso,
    state: alarm.state,
    reason: alarm.reason,
  };
  const earlier = changes.filter(({ from }) => from < present.from);
  const first: AlarmSegment = {
    from: startIso,
    state: earlier[0]?.before ?? 'UNKNOWN',
  };
  const segments = [
    ...(present.from > startIso ? [first] : []),
    ...earlier.map(({ from, state, reason }) => ({ from, state, reason })),
    present,
  ];
  return {
    alarmArn: alarm.arn,
    start: startIso,
    end: end.toISOString(),
    segments: segments.filter(
      (segment, index) => segment.state !== segments[index - 1]?.state,
    ),
  };
}

function stateOf(text: string | null): AlarmSegment['state'] {
  return text === 'OK' || text === 'ALARM' || text === 'INSUFFICIENT_DATA'
    ? text
    : 'UNKNOWN';
}
