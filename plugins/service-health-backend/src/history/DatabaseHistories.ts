import type {
  DatabaseHistory,
  Reading,
} from '@quarterdeck/plugin-service-health-common';
import type { CollectionLog } from './CollectionLog';
import type { DatabaseStore, KnownUpkeep } from './DatabaseStore';
import type { DatabaseTarget } from '../targets/targets';

/** What is collected of databases in the background, as readings. */
export class DatabaseHistories {
  constructor(
    private readonly store: DatabaseStore,
    private readonly log: CollectionLog,
  ) {}

  /** None for a database that no collection has seen yet. */
  async read(targets: DatabaseTarget[]): Promise<Reading<DatabaseHistory>[]> {
    const upkeeps = await this.store.upkeep(targets.map(({ arn }) => arn));
    const readings = await Promise.all(
      targets.map(target => this.readOne(target, upkeeps.get(target.arn))),
    );
    return readings.flat();
  }

  private async readOne(
    target: DatabaseTarget,
    known: KnownUpkeep | undefined,
  ): Promise<Reading<DatabaseHistory>[]> {
    const [collection, events] = await Promise.all([
      this.log.find('databases', target),
      this.store.events(target.arn),
    ]);
    const value: DatabaseHistory | undefined = known && {
      events,
      pendingMaintenance: known.upkeep.pendingMaintenance,
      lastSnapshot: known.upkeep.lastSnapshot,
      restorable: known.upkeep.restorable,
    };
    const collectedAt = (
      collection?.collectedAt ?? known?.readAt
    )?.toISOString();
    if (collection?.problem) {
      return [
        {
          target: target.arn,
          at: collection.triedAt.toISOString(),
          problem: collection.problem,
          ...(value && collectedAt && { lastGood: { at: collectedAt, value } }),
        },
      ];
    }
    return value && collectedAt
      ? [{ target: target.arn, at: collectedAt, value }]
      : [];
  }
}
