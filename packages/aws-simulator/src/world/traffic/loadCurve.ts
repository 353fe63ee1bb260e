import { hash32, Random } from './Random';

const HOUR_MS = 3_600_000;
const BUSIEST_HOUR_UTC = 15;
/** Of the busiest hour's load, in the quietest hour. */
const NIGHT_SHARE = 0.35;
const WEEKEND_SHARE = 0.7;
const WANDER_SHARE = 0.12;

/** How busy a service is, and when. */
export interface LoadProfile {
  /** Whatever makes two services differ. */
  readonly seed: number;
  /** Requests a minute in the busiest hour of a working day. */
  readonly peakPerMinute: number;
}

/** The profile of a service, which follows from its ARN. */
export function loadProfileOf(worldSeed: string, key: string): LoadProfile {
  const seed = hash32(`${worldSeed}/${key}`);
  return { seed, peakPerMinute: 40 + Math.floor(40 * new Random(seed).next()) };
}

/** The requests a minute that are to be expected at a time, epoch ms. */
export function expectedPerMinute(profile: LoadProfile, time: number): number {
  const date = new Date(time);
  const hour = date.getUTCHours() + date.getUTCMinutes() / 60;
  const angle = ((hour - BUSIEST_HOUR_UTC) / 24) * 2 * Math.PI;
  const daylight = ((1 + Math.cos(angle)) / 2) ** 1.3;
  const weekday = date.getUTCDay();
  const week = weekday === 0 || weekday === 6 ? WEEKEND_SHARE : 1;
  return (
    profile.peakPerMinute *
    (NIGHT_SHARE + (1 - NIGHT_SHARE) * daylight) *
    week *
    (1 + WANDER_SHARE * wander(profile.seed, time / HOUR_MS))
  );
}

/** More requests than come in any minute without trouble. */
export function busiestMinute({ peakPerMinute }: LoadProfile): number {
  const expected = peakPerMinute * (1 + WANDER_SHARE);
  return expected + 2 * Math.sqrt(expected);
}

/** A smooth walk between -1 and 1, one step for each unit of the position. */
export function wander(seed: number, position: number): number {
  const index = Math.floor(position);
  const share = position - index;
  const smooth = share * share * (3 - 2 * share);
  const at = (step: number) => new Random(seed, step).centered();
  return at(index) * (1 - smooth) + at(index + 1) * smooth;
}
