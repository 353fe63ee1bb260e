import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList, tagsOf } from '../../world/Resource';
import type { DbSnapshotShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { startActivity } from './activity';
import { automatedSnapshotsAt } from './automatedSnapshots';
import { requireInstance } from './instances';
import { statusAt } from './instanceState';
import { type FilterKeys, filtered, rdsPage } from './listing';
import { invalidState, snapshotNotFound } from './refusals';
import { keepSnapshot, takeSnapshot } from './takeSnapshot';

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
      const snapshot = takeSnapshot(
        world,
        region,
        instance,
        id,
        'manual',
        tagsOf(input.Tags),
      );
      startActivity(world, instance, {
        status: 'backing-up',
        seconds: 10,
        category: 'backup',
        begins: ['Creating manual snapshot'],
        ended: ['Manual snapshot created'],
      });
      world.changed();
      return { DBSnapshot: describe(snapshot) };
    },

    CopyDBSnapshot(input, context) {
      const region = world.region(context.accountId, context.region);
      const source = requireSnapshot(
        world,
        region,
        input.SourceDBSnapshotIdentifier,
      );
      const now = world.now();
      const copy = keepSnapshot(
        region,
        (input.TargetDBSnapshotIdentifier ?? '').toLowerCase(),
        {
          createdAt: now,
          tags: {
            ...(input.CopyTags ? source.tags : {}),
            ...tagsOf(input.Tags),
          },
          shape: {
            ...source.shape,
            SnapshotType: 'manual',
            SnapshotCreateTime: now,
            KmsKeyId: input.KmsKeyId ?? source.shape.KmsKeyId,
            SourceRegion: source.arn.split(':')[3],
            SourceDBSnapshotIdentifier: source.arn,
          },
        },
      );
      world.changed();
      return { DBSnapshot: describe(copy) };
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

/**
 * A snapshot by identifier, or by the ARN of one in any region.
 * @throws DBSnapshotNotFoundFault
 */
export function requireSnapshot(
  world: World,
  region: Region,
  idOrArn = '',
): Resource<DbSnapshotShape> {
  const home = idOrArn.startsWith('arn:')
    ? world.region(region.accountId, idOrArn.split(':')[3])
    : region;
  const found = snapshotsAt(home, world.now()).find(
    each => each.arn === idOrArn || each.id === idOrArn.toLowerCase(),
  );
  if (!found) throw snapshotNotFound(idOrArn);
  return found;
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
