import { setTimeout as delay } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  compareStatus,
  type FleetRow,
} from '@quarterdeck/plugin-service-health-common';
import type { CatalogEntities } from '../health/catalogEntities';
import { reportOf } from '../health/reportOf';
import type { TargetFinder } from '../targets/TargetFinder';
import type { EntityTargets } from '../targets/targets';
import { FleetReadings } from './FleetReadings';
import { toFleetRow } from './fleetRow';
import {
  byScope,
  glanceTargets,
  scopeKey,
  type ScopeTargets,
} from './fleetTargets';
import type { ScopeReader } from './ScopeReader';
import type { Snapshot, SnapshotStore } from './SnapshotStore';

/** What has been read by then is shown, whatever else takes longer. */
const FIRST_LOOK_SECONDS = 3;

/** So long resources are searched for; what is found later is in the next. */
const SEARCH_SECONDS = 2;

/** How soon the catalog is asked again that does not answer. */
const RETRY_MS = 1_000;

/** @see FleetRefresh */
export interface FleetRefreshOptions {
  auth: AuthService;
  catalog: CatalogEntities;
  logger: LoggerService;
  reader: ScopeReader;
  store: SnapshotStore;
  targets: TargetFinder;
  /** A round waits no longer for an account that is slow. */
  patienceSeconds: number;
  /** Is told of each new snapshot. */
  onSnapshot(snapshot: Snapshot): Promise<void>;
}

interface FleetMember {
  entity: Entity;
  targets: EntityTargets;
}

/**
 * Reads the fleet anew. Each account and region is read by itself: those that
 * answer are shown after three seconds, one that takes longer follows when it
 * is there, and is not asked again before.
 */
export class FleetRefresh {
  readonly #inFlight = new Map<string, Promise<void>>();
  #readings = new FleetReadings();
  #readingsOf: string | undefined;

  constructor(private readonly options: FleetRefreshOptions) {}

  /** @param signal - whether another replica, or none, is to go on */
  async run(signal: AbortSignal): Promise<void> {
    const members = await this.patiently(() => this.members(), signal);
    await this.takeOver();
    const scopes = byScope(members.map(({ targets }) => targets));
    this.#readings.keepOnly(scopes.map(({ scope }) => scope));

    const reads = Promise.all(scopes.map(each => this.start(each)));
    const { patienceSeconds } = this.options;
    if (!(await settlesWithin(FIRST_LOOK_SECONDS, reads)) && !signal.aborted) {
      await this.publish(members);
      await settlesWithin(patienceSeconds - FIRST_LOOK_SECONDS, reads);
    }
    if (signal.aborted) return;
    await this.publish(members);
    await this.options.store.keepOnly(scopes.map(({ scope }) => scope));
  }

  /** While the portal starts, the catalog is not there yet. */
  private async patiently<T>(
    run: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const deadline = Date.now() + this.options.patienceSeconds * 1_000;
    for (;;) {
      try {
        return await run();
      } catch (error) {
        if (Date.now() > deadline || signal.aborted) throw error;
        await delay(RETRY_MS);
      }
    }
  }

  private async members(): Promise<FleetMember[]> {
    const credentials = await this.options.auth.getOwnServiceCredentials();
    const entities = await this.options.catalog.withTargets(credentials);
    const found = await this.options.targets.find(entities, {
      patienceSeconds: SEARCH_SECONDS,
    });
    return entities.map((entity, index) => ({
      entity,
      targets: glanceTargets(found[index]),
    }));
  }

  /** Goes on from where another replica, or the last start, has been. */
  private async takeOver(): Promise<void> {
    const version = await this.options.store.version();
    if (version === this.#readingsOf) return;
    this.#readings = await this.options.store.loadReadings();
    this.#readingsOf = version;
  }

  private start(targets: ScopeTargets): Promise<void> {
    const key = scopeKey(targets.scope);
    const running = this.#inFlight.get(key);
    if (running) return running;
    const read = this.readScope(targets).finally(() =>
      this.#inFlight.delete(key),
    );
    this.#inFlight.set(key, read);
    return read;
  }

  private async readScope(targets: ScopeTargets): Promise<void> {
    const { reader, store, logger } = this.options;
    const { scope } = targets;
    const readings = await reader.read(targets, this.#readings.of(scope));
    this.#readings.set(scope, readings);
    try {
      await store.saveReadings(scope, readings);
    } catch (error) {
      logger.warn(
        `The readings of ${scopeKey(scope)} could not be stored`,
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  }

  private async publish(members: FleetMember[]): Promise<void> {
    const now = new Date();
    const readings = this.#readings.byTarget();
    const rows = members
      .map(({ entity, targets }) =>
        toFleetRow(entity, reportOf(entity, targets, readings, now)),
      )
      .sort(worstFirst);
    const snapshot = await this.options.store.save(rows, now);
    this.#readingsOf = snapshot.version;
    await this.options.onSnapshot(snapshot);
  }
}

/** Whether it is over before the time is. */
async function settlesWithin(
  seconds: number,
  work: Promise<unknown>,
): Promise<boolean> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      work.then(() => true),
      delay(seconds * 1_000, false, { signal: timer.signal }),
    ]);
  } finally {
    timer.abort();
  }
}

function worstFirst(left: FleetRow, right: FleetRow): number {
  return (
    compareStatus(left.verdict.status, right.verdict.status) ||
    left.title.localeCompare(right.title)
  );
}
