import { DateTime, Duration } from 'luxon';

/** What the page looks at: up to now, or between two moments. */
export type TimeRange =
  | { lastSeconds: number }
  | {
      /** ISO 8601. */
      start: string;
      /** ISO 8601. */
      end: string;
    };

/** A range that one click chooses. */
export interface RangePreset {
  /** As it stands in the URL. */
  token: string;
  label: string;
  lastSeconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const RANGE_PRESETS: RangePreset[] = [
  { token: '15m', label: '15 min', lastSeconds: 15 * MINUTE },
  { token: '1h', label: '1 h', lastSeconds: HOUR },
  { token: '3h', label: '3 h', lastSeconds: 3 * HOUR },
  { token: '12h', label: '12 h', lastSeconds: 12 * HOUR },
  { token: '1d', label: '1 d', lastSeconds: DAY },
  { token: '3d', label: '3 d', lastSeconds: 3 * DAY },
  { token: '7d', label: '7 d', lastSeconds: 7 * DAY },
  { token: '14d', label: '14 d', lastSeconds: 14 * DAY },
];

export const DEFAULT_RANGE: TimeRange = { lastSeconds: 3 * HOUR };

/** The longest that the backend answers for. */
export const LONGEST_RANGE_SECONDS = 14 * DAY;

/** Less than that has too few data points to say anything. */
export const SHORTEST_RANGE_SECONDS = 5 * MINUTE;

/** Where the range stands in the URL. */
const PARAMETERS = { preset: 'range', start: 'from', end: 'to' };

/**
 * The range that a URL asks for.
 *
 * @returns with a `complaint` where the URL asks for what there is not; the
 * range is then the usual one
 */
export function parseRange(search: URLSearchParams): {
  range: TimeRange;
  complaint?: string;
} {
  const from = search.get(PARAMETERS.start);
  const to = search.get(PARAMETERS.end);
  if (from !== null || to !== null) {
    const complaint = complaintAbout(from ?? '', to ?? '');
    return complaint
      ? { range: DEFAULT_RANGE, complaint }
      : { range: between(from ?? '', to ?? '') };
  }
  const token = search.get(PARAMETERS.preset);
  if (token === null) return { range: DEFAULT_RANGE };
  const preset = RANGE_PRESETS.find(known => known.token === token);
  return preset
    ? { range: { lastSeconds: preset.lastSeconds } }
    : {
        range: DEFAULT_RANGE,
        complaint: `The link asks for the range “${token}”, which there is not.`,
      };
}

/** Puts the range into the parameters of a URL, beside the others. */
export function withRange(
  search: URLSearchParams,
  range: TimeRange,
): URLSearchParams {
  const changed = new URLSearchParams(search);
  for (const name of Object.values(PARAMETERS)) changed.delete(name);
  if ('lastSeconds' in range) {
    const preset = presetOf(range);
    if (preset) changed.set(PARAMETERS.preset, preset.token);
  } else {
    changed.set(PARAMETERS.start, range.start);
    changed.set(PARAMETERS.end, range.end);
  }
  return changed;
}

/** The preset that the range is, if it is one. */
export function presetOf(range: TimeRange): RangePreset | undefined {
  return 'lastSeconds' in range
    ? RANGE_PRESETS.find(({ lastSeconds }) => lastSeconds === range.lastSeconds)
    : undefined;
}

/** From one moment to another, in whole seconds and UTC, as in a URL. */
export function between(start: string, end: string): TimeRange {
  return { start: inUtc(start), end: inUtc(end) };
}

/** What keeps two texts from being a range; nothing if they are one. */
export function complaintAbout(start: string, end: string): string | undefined {
  const from = DateTime.fromISO(start);
  const to = DateTime.fromISO(end);
  if (!from.isValid) return `The start “${start}” is no moment.`;
  if (!to.isValid) return `The end “${end}” is no moment.`;
  const seconds = to.diff(from).as('seconds');
  if (seconds <= 0) return 'The range must start before it ends.';
  if (seconds < SHORTEST_RANGE_SECONDS) {
    return `The range must be at least ${
      SHORTEST_RANGE_SECONDS / MINUTE
    } minutes long.`;
  }
  return seconds > LONGEST_RANGE_SECONDS
    ? `The range may be at most ${LONGEST_RANGE_SECONDS / DAY} days long.`
    : undefined;
}

/** `last 3 h`, or the two moments with their zone. */
export function rangeText(range: TimeRange): string {
  if ('lastSeconds' in range) {
    const preset = presetOf(range);
    return `last ${
      preset?.label ??
      Duration.fromObject({ seconds: range.lastSeconds }).rescale().toHuman()
    }`;
  }
  const start = DateTime.fromISO(range.start).setLocale('en');
  const end = DateTime.fromISO(range.end).setLocale('en');
  const endFormat = start.hasSame(end, 'day') ? 'HH:mm' : 'd LLL HH:mm';
  return `${start.toFormat('d LLL HH:mm')} – ${end.toFormat(
    endFormat,
  )} ${end.toFormat('ZZZZ')}`;
}

function inUtc(iso: string): string {
  return (
    DateTime.fromISO(iso)
      .toUTC()
      .startOf('second')
      .toISO({ suppressMilliseconds: true }) ?? iso
  );
}
