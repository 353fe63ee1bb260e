import type { BlowName } from './blows';
import { awsOf } from './inspect';
import { leaseHistory } from './leaseHistory';
import { type Misplaced, misplacedCalls } from './misplacedCalls';
import { type Operation, OPERATIONS } from './operations';
import { Portal } from './Portal';
import { randomFrom } from './randomFrom';
import { runWave, type Trial } from './wave';

const LEASE_SECONDS = 4;
/** The end of an operation is left out: by then it may be over. */
const SHARE = 0.95;

export interface CampaignOptions {
  /** How many times each operation is to be hit. */
  hits: number;
  /** What it is hit by, in turns. */
  blows: readonly BlowName[];
  /** How many environments go through an operation side by side. */
  lanes: number;
  /** The same seed, the same moments. */
  seed: string;
  /** How fast AWS is; at 5 an operation takes some ten seconds. */
  speed: number;
  /** Within which time the blows come; measured first where it is left out. */
  withinMs?: number;
  say?: (line: string) => void;
}

export interface Campaign {
  trials: Trial[];
  misplaced: Misplaced[];
  /** How many calls that changed AWS were looked at. */
  calls: number;
}

/**
 * Takes environments through create, update and destroy, each of them hit at a
 * random moment, until each operation was hit often enough.
 */
export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const { blows, hits, lanes, say = () => undefined } = options;
  const portal = await Portal.start({
    leaseSeconds: LEASE_SECONDS,
    speed: options.speed,
  });
  try {
    const aws = awsOf(portal);
    const random = randomFrom(options.seed);
    const trials: Trial[] = [];
    for (let round = options.withinMs === undefined ? 0 : 1; ; round++) {
      for (const [index, operation] of OPERATIONS.entries()) {
        const withinMs = options.withinMs ?? shortest(trials, operation);
        const done = await runWave(portal, aws, {
          operation,
          // The first round shows how long it takes when left in peace.
          blow: round === 0 ? undefined : blows[(round + index) % blows.length],
          victim: portal.replicas[random() < 0.5 ? 0 : 1],
          trials: namesOf(round, lanes).map(name => ({
            name,
            momentMs: random() * withinMs * SHARE,
          })),
        });
        trials.push(...done);
        for (const trial of done) say(lineOf(trial));
      }
      if (OPERATIONS.every(each => hitsOf(trials, each) >= hits)) break;
    }
    const calls = await portal.awsCalls();
    const misplaced = misplacedCalls(
      calls,
      await leaseHistory(portal.knex),
      holder => portal.replicas.find(replica => replica.isHolder(holder))?.name,
    );
    return { trials, ...misplaced };
  } finally {
    await portal.stop();
  }
}

export function hitsOf(trials: readonly Trial[], operation: Operation): number {
  return trials.filter(trial => trial.wasHit && trial.operation === operation)
    .length;
}

/** Such as `k01a`: none of them is the beginning of another one. */
function namesOf(round: number, lanes: number): string[] {
  return Array.from(
    { length: lanes },
    (_, lane) => `k${String(round).padStart(2, '0')}${'abcdefgh'[lane]}`,
  );
}

/** How long an operation has taken at least; 0 where nobody knows. */
function shortest(trials: readonly Trial[], operation: Operation): number {
  const known = trials.filter(trial => trial.operation === operation);
  return known.length ? Math.min(...known.map(each => each.durationMs)) : 0;
}

function lineOf(trial: Trial): string {
  const { name, operation, blow, momentMs, wasHit, turns, durationMs } = trial;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const what = blow
    ? `${blow} after ${seconds(momentMs)}${wasHit ? '' : ' (missed it)'}`
    : 'left in peace';
  const end = trial.complaints.length
    ? `NOT WELL: ${trial.complaints.join('; ')}`
    : 'well';
  return `${name} ${operation}, ${what}: ${end}, ${turns} turns, ${seconds(
    durationMs,
  )}`;
}
