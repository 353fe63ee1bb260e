import { expectedPerMinute, type LoadProfile } from './loadCurve';
import type { Failure } from './Failure';
import { Random } from './Random';
import { pickRoute, type Route } from './routes';

export const MINUTE_MS = 60_000;

/** A request that somebody sends, and what becomes of it. */
export interface WebRequest {
  /** Epoch milliseconds. */
  readonly at: number;
  /** What its id and the details of its log lines follow from. */
  readonly seed: number;
  readonly route: Route;
  readonly statusCode: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Which of the tasks answers; a share of their number. */
  readonly taskShare: number;
  /** Why it fails, where that is known. */
  readonly failure?: Failure;
}

const FAILURE_SHARE = 0.0012;
const CLIENT_ERROR_SHARE = 0.022;
const SLOW_SHARE = 0.006;

/**
 * The requests that come in during one minute, in their order. They follow
 * from the profile and the minute, so that metrics can count and logs can
 * list the same ones.
 *
 * @param minute - minutes since the epoch
 */
export function requestsOfMinute(
  profile: LoadProfile,
  minute: number,
): WebRequest[] {
  const start = minute * MINUTE_MS;
  const random = new Random(profile.seed, minute);
  const expected = expectedPerMinute(profile, start);
  const count = Math.max(
    0,
    Math.round(expected + Math.sqrt(expected) * 1.7 * random.centered()),
  );
  const times = Array.from({ length: count }, () => random.next()).sort(
    (a, b) => a - b,
  );
  return times.map(share => ({
    at: start + Math.floor(share * MINUTE_MS),
    ...requestOf(random),
  }));
}

function requestOf(random: Random): Omit<WebRequest, 'at'> {
  const route = pickRoute(random.next());
  const fate = random.next();
  const statusCode = statusOf(route, fate, random);
  const spread = Math.exp(0.55 * 2 * random.centered());
  const slowness = random.next() < SLOW_SHARE ? 9 : 1;
  const waiting = statusCode >= 500 ? 800 : 0;
  return {
    seed: random.below(2 ** 32),
    route,
    statusCode,
    duration: Math.max(
      1,
      Math.round(route.typicalMilliseconds * spread * slowness + waiting),
    ),
    taskShare: random.next(),
  };
}

function statusOf(route: Route, fate: number, random: Random): number {
  if (fate < FAILURE_SHARE) {
    return 500;
  }
  return fate < FAILURE_SHARE + CLIENT_ERROR_SHARE
    ? random.pick(route.clientErrors)
    : route.success;
}
