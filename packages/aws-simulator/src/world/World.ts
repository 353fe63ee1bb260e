import { type Clock, systemClock } from './Clock';
import { Pace } from './Pace';
import { Region } from './Region';

/** Where AWS keeps what has no region. */
export const HOME_REGION = 'us-east-1';

/**
 * The whole of the simulated AWS: accounts, their regions, what exists there,
 * and the time. Services read and write it; none keeps a state of its own.
 *
 * @public
 */
export class World {
  readonly seed: string;
  /** Temporary credentials last no longer, whatever is asked for. */
  readonly longestSessionSeconds: number;
  private currentPace: Pace;
  private currentClock: Clock;
  private readonly regions = new Map<string, Region>();
  private readonly listeners: Array<() => void> = [];

  constructor(
    options: {
      seed?: string;
      clock?: Clock;
      pace?: Pace;
      longestSessionSeconds?: number;
    } = {},
  ) {
    this.seed = options.seed ?? 'quarterdeck';
    this.longestSessionSeconds = options.longestSessionSeconds ?? Infinity;
    this.currentClock = options.clock ?? systemClock;
    this.currentPace = options.pace ?? Pace.instant;
  }

  now(): Date {
    return this.currentClock.now();
  }

  /** How fast resources come up: those that are begun from now on. */
  get pace(): Pace {
    return this.currentPace;
  }

  set pace(pace: Pace) {
    this.currentPace = pace;
  }

  /**
   * Does work at another time and without waiting: how a past is made. Nothing
   * else may use the world meanwhile.
   */
  async inThePast<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
    const { currentClock, currentPace } = this;
    this.currentClock = clock;
    this.currentPace = Pace.instant;
    try {
      return await work();
    } finally {
      this.currentClock = currentClock;
      this.currentPace = currentPace;
    }
  }

  /** The region of an account; both come to be when they are first asked for. */
  region(accountId: string, name: string): Region {
    const key = `${accountId}/${name}`;
    const known = this.regions.get(key);
    if (known) return known;
    const region = new Region(accountId, name);
    this.regions.set(key, region);
    return region;
  }

  /** Where the global services of an account keep their resources. */
  global(accountId: string): Region {
    return this.region(accountId, HOME_REGION);
  }

  allRegions(): Region[] {
    return [...this.regions.values()];
  }

  /** To be called after a change, so that it reaches the state file. */
  changed(): void {
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }
}
