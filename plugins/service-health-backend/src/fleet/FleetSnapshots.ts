import { setTimeout as delay } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Snapshot, SnapshotStore } from './SnapshotStore';

/** How long another replica's newer snapshot may go unnoticed. */
const LOOK_EVERY_MS = 1_000;

/** How long the first one of all may be waited for. */
const FIRST_TIMEOUT_MS = 10_000;
const FIRST_POLL_MS = 250;

/** The newest snapshot, whichever replica has made it. */
export class FleetSnapshots {
  #newest: Snapshot | undefined;
  #lookedAtMs = 0;
  #looking: Promise<void> | undefined;

  constructor(private readonly store: SnapshotStore) {}

  /** Takes one that this replica has made. */
  set(snapshot: Snapshot): void {
    this.#newest = snapshot;
  }

  /**
   * @throws ServiceUnavailableError when nothing has been read ever, and is
   * not within ten seconds.
   */
  async newest(): Promise<Snapshot> {
    const deadline = Date.now() + FIRST_TIMEOUT_MS;
    do {
      await this.look();
      if (this.#newest) return this.#newest;
      await delay(FIRST_POLL_MS);
    } while (Date.now() < deadline);
    throw new ServiceUnavailableError(
      'The fleet is being read for the first time; try again in a moment',
    );
  }

  private async look(): Promise<void> {
    const isDue =
      !this.#newest || Date.now() - this.#lookedAtMs >= LOOK_EVERY_MS;
    if (!isDue) return;
    this.#looking ??= this.takeNewer().finally(() => {
      this.#looking = undefined;
    });
    await this.#looking;
  }

  private async takeNewer(): Promise<void> {
    const version = await this.store.version();
    if (version && version !== this.#newest?.version) {
      this.#newest = await this.store.load();
    }
    this.#lookedAtMs = Date.now();
  }
}
