import { paginateDescribeEvents, RDSClient } from '@aws-sdk/client-rds';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { DatabaseTarget } from '../../targets/targets';
import type { DatabaseStore } from '../DatabaseStore';
import {
  askedSince,
  type CollectedTargets,
  type Collector,
  type Round,
} from './Collector';
import { UpkeepReader } from './UpkeepReader';

/** RDS keeps events for 14 days, and refuses to be asked for older ones. */
const LONGEST_DAYS = 13.9;

/** What is read less often changes a few times a day at most. */
const UPKEEP_EVERY_MINUTES = 60;

/**
 * Events of databases (one call for all of an account and region), and once an
 * hour their maintenance, snapshots and limits.
 */
export class DatabaseCollector implements Collector {
  readonly id = 'databases';

  constructor(
    private readonly clients: AwsClients,
    private readonly store: DatabaseStore,
  ) {}

  concerns({ database }: CollectedTargets): boolean {
    return database.length > 0;
  }

  async collect(round: Round) {
    const { scope, targets, now } = round;
    const client = await this.clients.get(RDSClient, scope);
    const due = await this.withoutUpkeep(targets.database, now);
    // One that is refused does not keep the other from being kept.
    const parts = await Promise.allSettled([
      this.collectEvents(client, round),
      this.collectUpkeep(client, due, round),
    ]);
    for (const part of parts) {
      if (part.status === 'rejected') throw part.reason;
    }
    return undefined;
  }

  private async withoutUpkeep(
    targets: DatabaseTarget[],
    now: Date,
  ): Promise<DatabaseTarget[]> {
    const known = await this.store.upkeep(targets.map(({ arn }) => arn));
    const oldest = now.getTime() - UPKEEP_EVERY_MINUTES * 60_000;
    return targets.filter(({ arn }) => {
      const readAt = known.get(arn)?.readAt.getTime();
      return readAt === undefined || readAt < oldest;
    });
  }

  private async collectUpkeep(
    client: RDSClient,
    due: DatabaseTarget[],
    { now, signal }: Round,
  ): Promise<void> {
    if (due.length === 0) return;
    const upkeeps = await new UpkeepReader(client, signal).read(due);
    await this.store.saveUpkeep(upkeeps, now);
  }

  private async collectEvents(client: RDSClient, round: Round): Promise<void> {
    const arnById = new Map(
      round.targets.database.map(({ identifier, arn }) => [
        identifier.toLowerCase(),
        arn,
      ]),
    );
    const pages = paginateDescribeEvents(
      { client, pageSize: 100 },
      {
        SourceType: 'db-instance',
        StartTime: askedSince(round, LONGEST_DAYS),
        EndTime: round.now,
      },
      { abortSignal: round.signal },
    );
    for await (const { Events = [] } of pages) {
      await this.store.saveEvents(
        Events.flatMap(({ SourceIdentifier, Date: at, Message, ...event }) => {
          const arn = arnById.get(SourceIdentifier?.toLowerCase() ?? '');
          return arn && at && Message
            ? [
                {
                  database_arn: arn,
                  at,
                  message: Message,
                  categories: event.EventCategories ?? [],
                },
              ]
            : [];
        }),
      );
    }
  }
}
