import * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList, tagsOf } from '../../world/Resource';
import type { DbSnapshotShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { startActivity } from './activity';
import { automatedSnapshotsAt, partsOfInstance } from './automatedSnapshots';
import { requireInstance } from './instances';
import { statusAt } from './instanceState';
import { type FilterKeys, filtered, rdsPage } from './listing';
import { invalidState, snapshotNotFound } from './refusals';

const FILTERS: FilterKeys<Resource<DbSnapshotShape>> = {
  'db-instance-id': ({ shape }) => [shape.DBInstanceIdentifier],
  'db-snapshot-id': ({ id, arn }) => [id, arn],
  'dbi-resource-id': ({ shape }) => [shape.DbiResourceId],
  'snapshot-type': ({ shape }) => [shape.SnapshotType],
  engine: ({ shape }) => [shape.Engine],
};

export function snapshotHandlers(world: World): Handlers<typeof rds> {
  return {
    DescribeDBSnapshots(input, context) {
      const region = world.region(context.accountId, context.region);
      const { DBInstanceIdentifier, DBSnapshotIdentifier: id } = input;
      const all = snapshotsAt(region, world.now());
      const asked = all.filter(
        each =>
          (!DBInstanceIdentifier ||
            each.shape.DBInstanceIdentifier ===
              DBInstanceIdentifier.toLowerCase()) &&
          (!id || each.id === id.toLowerCase() || each.arn === id) &&
          (!input.SnapshotType ||
            each.shape.SnapshotType === input.SnapshotType),
      );
      if (id && asked.length === 0) throw snapshotNotFound(id);
      const wanted = filtered(asked, input.Filters, FILTERS);
      const { items, Marker } = rdsPage(wanted, input, each => each.id);
      return { DBSnapshots: items.map(describe), Marker };
    },

    CreateDBSnapshot(input, context) {
      const region = world.region(context.accountId, context.region);
      const instance = requireInstance(region, input.DBInstanceIdentifier);
      const now = world.now();
      if (statusAt(instance.shape, now) !== 'available') {
        throw invalidState(instance.id);
      }
      const id = (input.DBSnapshotIdentifier ?? '').toLowerCase();
      if (region.dbSnapshots.has(id)) {
        throw new rds.DBSnapshotAlreadyExistsFault({
          message: `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
          $metadata: {},
        });
      }
      const arn = region.arn('rds', `snapshot:${id}`);
      const snapshot = region.dbSnapshots.put({
        id,
        arn,
        createdAt: now,
        tags: {
          ...(instance.shape.CopyTagsToSnapshot ? instance.tags : {}),
          ...tagsOf(input.Tags),
        },
        shape: {
          ...partsOfInstance(instance.shape),
          DBSnapshotIdentifier: id,
          DBSnapshotArn: arn,
          SnapshotType: 'manual',
          SnapshotCreateTime: now,
          OriginalSnapshotCreateTime: now,
          Status: 'available',
          PercentProgress: 100,
        },
      });
      startActivity(world, instance, {
        status: 'backing-up',
        seconds: 10,
        category: 'backup',
        begins: 'Creating manual snapshot',
        ended: 'Manual snapshot created',
      });
      world.changed();
      return { DBSnapshot: describe(snapshot) };
    },

    DeleteDBSnapshot({ DBSnapshotIdentifier = '' }, context) {
      const region = world.region(context.accountId, context.region);
      const found = region.dbSnapshots.get(DBSnapshotIdentifier.toLowerCase());
      if (!found) throw snapshotNotFound(DBSnapshotIdentifier);
      region.dbSnapshots.delete(found.id);
      world.changed();
      return { DBSnapshot: { ...describe(found), Status: 'deleted' } };
    },
  };
}

/** The snapshots taken by hand and those taken daily. */
export const snapshotsAt = (
  region: Region,
  at: Date,
): Resource<DbSnapshotShape>[] => [
  ...region.dbSnapshots.all(),
  ...region.dbInstances
    .all()
    .flatMap(each => automatedSnapshotsAt(region, each, at)),
];

const describe = ({
  shape,
  tags,
}: Resource<DbSnapshotShape>): rds.DBSnapshot => ({
  ...shape,
  TagList: tagList(tags),
});
