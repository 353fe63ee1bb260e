import * as rds from '@aws-sdk/client-rds';
import type { Region } from '../../world/Region';
import type { Resource, Tags } from '../../world/Resource';
import type {
  DbInstanceShape,
  DbSnapshotShape,
} from '../../world/resources/rds';
import type { World } from '../../world/World';
import { partsOfInstance } from './automatedSnapshots';

/** @throws DBSnapshotAlreadyExistsFault */
export function takeSnapshot(
  world: World,
  region: Region,
  instance: Resource<DbInstanceShape>,
  id: string,
  SnapshotType: string,
  tags: Tags = {},
): Resource<DbSnapshotShape> {
  const now = world.now();
  return keepSnapshot(region, id, {
    createdAt: now,
    tags: {
      ...(instance.shape.CopyTagsToSnapshot ? instance.tags : {}),
      ...tags,
    },
    shape: {
      ...partsOfInstance(instance.shape),
      SnapshotType,
      SnapshotCreateTime: now,
      OriginalSnapshotCreateTime: now,
      Status: 'available',
      PercentProgress: 100,
    },
  });
}

/** @throws DBSnapshotAlreadyExistsFault */
export function keepSnapshot(
  region: Region,
  id: string,
  {
    createdAt,
    tags,
    shape,
  }: {
    createdAt: Date;
    tags: Tags;
    shape: Omit<DbSnapshotShape, 'DBSnapshotIdentifier' | 'DBSnapshotArn'>;
  },
): Resource<DbSnapshotShape> {
  if (region.dbSnapshots.has(id)) {
    throw new rds.DBSnapshotAlreadyExistsFault({
      message: `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
      $metadata: {},
    });
  }
  const arn = region.arn('rds', `snapshot:${id}`);
  return region.dbSnapshots.put({
    id,
    arn,
    createdAt,
    tags,
    shape: {
      ...shape,
      DBSnapshotIdentifier: id,
      DBSnapshotArn: arn,
    },
  });
}
