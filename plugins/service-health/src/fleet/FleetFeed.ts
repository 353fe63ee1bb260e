import { createApiRef } from '@backstage/frontend-plugin-api';
import type { Fleet } from '@quarterdeck/plugin-service-health-common';
import type { ServiceHealthApi } from '../api/ServiceHealthApi';

/** What is known of the fleet. A new object whenever anything of it changes. */
export interface FleetState {
  /** The newest that could be loaded; it stays when the next cannot. */
  fleet?: Fleet;
  /** Why the last attempt failed; gone with the next that succeeds. */
  error?: Error;
}

/** @see FleetFeed */
export interface FleetFeedOptions {
  /** How often it asks by itself, in case nobody tells it of a change. */
  intervalSeconds?: number;
  /**
   * Within how many seconds it follows a change that it was told of. Everyone
   * who looks is told at the same moment, and shall not ask at the same moment.
   */
  spreadSeconds?: number;
}

/**
 * The fleet, asked for once however many parts of a page show it: as long as
 * any of them listens, and only while the page is looked at.
 */
export class FleetFeed {
  private readonly intervalSeconds: number;
  private readonly spreadSeconds: number;
  private readonly listeners = new Set<() => void>();
  private state: FleetState = {};
  private isAsking = false;
  private isOutdated = false;
  private ticking?: ReturnType<typeof setInterval>;
  private following?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly api: Pick<ServiceHealthApi, 'getFleet'>,
    { intervalSeconds = 30, spreadSeconds = 2 }: FleetFeedOptions = {},
  ) {
    this.intervalSeconds = intervalSeconds;
    this.spreadSeconds = spreadSeconds;
  }

  readonly current = (): FleetState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  };

  /** Asks at once; or once more, where an answer is under way. */
  readonly refresh = (): void => {
    if (this.isAsking) {
      this.isOutdated = true;
      return;
    }
    this.isAsking = true;
    this.api
      .getFleet()
      .then(
        fleet => this.know({ fleet }),
        (error: Error) => this.know({ ...this.state, error }),
      )
      .finally(() => {
        this.isAsking = false;
        if (this.isOutdated && this.listeners.size > 0) {
          this.isOutdated = false;
          this.refresh();
        }
      });
  };

  /** Follows a change of which the backend says that it was made at `at`. */
  changed(at: string): void {
    const { fleet } = this.state;
    const isKnown = fleet && Date.parse(fleet.at) >= Date.parse(at);
    if (isKnown || this.following || document.hidden) return;
    this.following = setTimeout(() => {
      this.following = undefined;
      this.refresh();
    }, Math.random() * this.spreadSeconds * 1_000);
  }

  private know(state: FleetState) {
    const { fleet, error } = this.state;
    if (fleet === state.fleet && error === state.error) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }

  private start() {
    this.refresh();
    this.ticking = setInterval(this.tick, this.intervalSeconds * 1_000);
    document.addEventListener('visibilitychange', this.tick);
  }

  private stop() {
    clearInterval(this.ticking);
    clearTimeout(this.following);
    this.following = undefined;
    this.isOutdated = false;
    document.removeEventListener('visibilitychange', this.tick);
  }

  private readonly tick = () => {
    if (!document.hidden) this.refresh();
  };
}

export const fleetFeedApiRef = createApiRef<FleetFeed>().with({
  id: 'plugin.service-health.fleet-feed',
  pluginId: 'service-health',
});
