import type { Event } from '@aws-sdk/client-rds';
import { usedShareAt } from '../../world/database/storage';
import { FOREVER } from '../../world/service/times';
import type { Failure } from '../../world/traffic';
import type { IncidentDefinition, Scene } from '../IncidentDefinition';
import { failing, randomOf } from './answers';

const FULL_AFTER_MS = 20 * 60_000;
/** RDS warns when this much of the storage is used. */
const LOW_SHARE = 0.9;
const STATUS = 'storage-full';

/**
 * A replication slot that nobody reads keeps the write-ahead log, until the
 * storage is full. It ends when the slot is dropped.
 */
export const fullDisk: IncidentDefinition = {
  summary: "the database's storage fills up within 20 minutes, writes fail",
  needsDatabase: true,
  begin({ incident, database }) {
    if (!database) return;
    const { shape } = database;
    const { startedAt } = incident;
    const usedAtFirst = usedShareAt(database, startedAt.getTime());
    const lowAfterMs =
      (FULL_AFTER_MS * (LOW_SHARE - usedAtFirst)) / (1 - usedAtFirst);
    const fullAt = new Date(startedAt.getTime() + FULL_AFTER_MS);
    shape.activities = [
      ...(shape.activities ?? []),
      { status: STATUS, from: fullAt, to: FOREVER },
    ];
    const size = (share: number) =>
      `${(share * shape.AllocatedStorage).toFixed(2)} GB`;
    const free = 1 - LOW_SHARE;
    shape.events.push(
      lowStorage(
        database,
        new Date(startedAt.getTime() + lowAfterMs),
        `The free storage capacity for DB Instance: ${
          database.id
        } is low at ${Math.round(
          free * 100,
        )}% of the provisioned storage [Provisioned Storage: ${size(
          1,
        )}, Free Storage: ${size(
          free,
        )}]. You may want to increase the provisioned storage to address this issue.`,
      ),
      lowStorage(
        database,
        fullAt,
        'Allocated storage has been exhausted. Allocate additional storage to resolve.',
      ),
    );
  },
  end({ world, database }) {
    if (!database) return;
    const { shape } = database;
    const now = world.now();
    shape.activities = shape.activities
      ?.filter(each => each.status !== STATUS || each.from < now)
      .map(each =>
        each.status === STATUS && each.to > now ? { ...each, to: now } : each,
      );
    shape.events = shape.events.filter(
      ({ EventCategories, Date: at }) =>
        !EventCategories?.includes('low storage') || !at || at <= now,
    );
  },
  request(served, { elapsedMs }) {
    const { run, request } = served;
    const isWrite = request.route.method !== 'GET';
    if (!run || !isWrite || elapsedMs < FULL_AFTER_MS) return served;
    return failing(served, NO_SPACE, {
      duration: 12 + randomOf(served, 75).below(40),
    });
  },
  database(load, { elapsedMs }) {
    const filled = Math.min(1, elapsedMs / FULL_AFTER_MS);
    return {
      ...load,
      usedShare: load.usedShare + (1 - load.usedShare) * filled,
    };
  },
  databaseLog: ({ elapsedMs }) =>
    elapsedMs < FULL_AFTER_MS
      ? []
      : [
          'could not write to file "pg_wal/xlogtemp.405": No space left on device',
        ],
};

const lowStorage = (
  { id, arn }: NonNullable<Scene['database']>,
  at: Date,
  Message: string,
): Event => ({
  SourceIdentifier: id,
  SourceType: 'db-instance',
  SourceArn: arn,
  Date: at,
  EventCategories: ['low storage'],
  Message,
});

const MESSAGE =
  'could not extend file "base/16401/24831": No space left on device';

const NO_SPACE: Failure = {
  name: 'DatabaseError',
  message: MESSAGE,
  code: '53100',
  frames: [
    'Parser.parseErrorMessage (/app/node_modules/pg-protocol/dist/parser.js:283:98)',
    'async ItemRepository.save (/app/dist/items/ItemRepository.js:66:5)',
    'async ItemService.create (/app/dist/items/ItemService.js:38:7)',
  ],
  database: {
    severity: 'ERROR',
    message: MESSAGE,
    hint: 'Check free disk space.',
    hasStatement: true,
  },
};
