import { DateTime, Duration } from 'luxon';

/** `4 min 5 s`: how long something took, or has taken so far. */
export function durationBetween(
  from: string | undefined,
  to: string | undefined,
  now: DateTime,
): string | undefined {
  if (!from) return undefined;
  const end = to ? DateTime.fromISO(to) : now;
  const seconds = Math.max(
    0,
    Math.round(end.diff(DateTime.fromISO(from)).as('seconds')),
  );
  const {
    hours,
    minutes,
    seconds: rest,
  } = Duration.fromObject({
    seconds,
  }).shiftTo('hours', 'minutes', 'seconds');
  return [
    hours > 0 && `${hours} h`,
    minutes > 0 && `${minutes} min`,
    hours === 0 && `${rest} s`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** `about 4 min left`: an estimate, in whole minutes. */
export function remainingWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute left';
  return `about ${Math.round(seconds / 60)} min left`;
}
