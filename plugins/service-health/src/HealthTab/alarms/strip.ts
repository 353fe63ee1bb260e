import type {
  AlarmSegment,
  AlarmStrip,
} from '@quarterdeck/plugin-service-health-common';
import { DateTime, Duration } from 'luxon';

/** A stretch of one state, as it is drawn. */
export interface StripPiece {
  state: AlarmSegment['state'];
  leftPercent: number;
  widthPercent: number;
  /** `In alarm from 09:12 to 09:20: Threshold Crossed …` */
  title: string;
}

const WORDS: Record<AlarmSegment['state'], string> = {
  OK: 'OK',
  ALARM: 'In alarm',
  INSUFFICIENT_DATA: 'No data',
  UNKNOWN: 'Not yet watched',
};

export function stripPieces(strip: AlarmStrip): StripPiece[] {
  const from = Date.parse(strip.start);
  const total = Date.parse(strip.end) - from;
  return lasting(strip).map(({ state, reason, startMs, endMs }) => ({
    state,
    leftPercent: (100 * (startMs - from)) / total,
    widthPercent: (100 * (endMs - startMs)) / total,
    title: `${WORDS[state]} from ${clock(startMs)} to ${clock(endMs)}${
      reason ? `: ${reason}` : ''
    }`,
  }));
}

/** `Last 24 hours: in alarm 2 times, 35 minutes in all, last from 09:12.` */
export function stripText(strip: AlarmStrip): string {
  const all = lasting(strip);
  const alarms = all.filter(({ state }) => state === 'ALARM');
  const hours = Math.round(
    (Date.parse(strip.end) - Date.parse(strip.start)) / 3_600_000,
  );
  const span = `Last ${hours} hours`;
  if (alarms.length === 0) {
    return all.every(({ state }) => state === 'UNKNOWN')
      ? `${span}: not yet watched`
      : `${span}: never in alarm`;
  }
  const totalMs = alarms.reduce(
    (sum, { startMs, endMs }) => sum + endMs - startMs,
    0,
  );
  const times = alarms.length === 1 ? 'once' : `${alarms.length} times`;
  const last = alarms[alarms.length - 1];
  return `${span}: in alarm ${times}, ${durationText(
    totalMs,
  )} in all, last from ${clock(last.startMs)}`;
}

function lasting({ start, end, segments }: AlarmStrip) {
  return segments.map((segment, index) => ({
    ...segment,
    startMs: Math.max(Date.parse(segment.from), Date.parse(start)),
    endMs: Date.parse(segments[index + 1]?.from ?? end),
  }));
}

function clock(ms: number): string {
  return DateTime.fromMillis(ms).toFormat('HH:mm');
}

function durationText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return Duration.fromObject(
    minutes < 60
      ? { minutes }
      : { hours: Math.floor(minutes / 60), minutes: minutes % 60 },
    { locale: 'en' },
  ).toHuman({ unitDisplay: 'short' });
}
