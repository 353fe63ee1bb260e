import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  DbInstanceShape,
  DbSnapshotShape,
} from '../../world/resources/rds';

const DAY_MS = 24 * 3_600_000;
/** How long a daily snapshot takes, from the beginning of the backup window. */
const TAKES_MS = 4 * 60_000;

/**
 * The daily backups that RDS keeps of an instance at a time, oldest first. They
 * are not stored but follow from the retention period and the backup window.
 */
export function automatedSnapshotsAt(
  region: Region,
  instance: Resource<DbInstanceShape>,
  at: Date,
): Resource<DbSnapshotShape>[] {
  const { shape, createdAt } = instance;
  const days = shape.BackupRetentionPeriod ?? 0;
  if (days === 0) return [];
  const [hour, minute] = (shape.PreferredBackupWindow ?? '03:00')
    .slice(0, 5)
    .split(':')
    .map(Number);
  const daily: Date[] = [];
  for (let age = days; age >= 0; age--) {
    const time = new Date(at.getTime() - age * DAY_MS);
    time.setUTCHours(hour, minute, 0, 0);
    const isKept = at.getTime() - time.getTime() < days * DAY_MS;
    if (time > createdAt && time <= at && isKept) daily.push(time);
  }
  // The first backup is taken when the instance is created.
  const first =
    at.getTime() - createdAt.getTime() < days * DAY_MS ? [createdAt] : [];
  return [...first, ...daily].map(time =>
    snapshotOf(region, instance, time, at),
  );
}

function snapshotOf(
  region: Region,
  { shape, tags }: Resource<DbInstanceShape>,
  time: Date,
  at: Date,
): Resource<DbSnapshotShape> {
  const stamp = time.toISOString().slice(0, 16).replace(/[T:]/g, '-');
  const id = `rds:${shape.DBInstanceIdentifier}-${stamp}`;
  const isReady = at.getTime() - time.getTime() >= TAKES_MS;
  return {
    id,
    arn: region.arn('rds', `snapshot:${id}`),
    createdAt: time,
    tags: shape.CopyTagsToSnapshot ? tags : {},
    shape: {
      ...partsOfInstance(shape),
      DBSnapshotIdentifier: id,
      DBSnapshotArn: region.arn('rds', `snapshot:${id}`),
      SnapshotType: 'automated',
      SnapshotCreateTime: time,
      OriginalSnapshotCreateTime: time,
      Status: isReady ? 'available' : 'creating',
      PercentProgress: isReady ? 100 : 0,
    },
  };
}

/** What a snapshot has of the instance that it was taken of. */
export const partsOfInstance = (shape: DbInstanceShape) => ({
  DBInstanceIdentifier: shape.DBInstanceIdentifier,
  DbiResourceId: shape.DbiResourceId,
  Engine: shape.Engine,
  EngineVersion: shape.EngineVersion,
  AllocatedStorage: shape.AllocatedStorage,
  AvailabilityZone: shape.AvailabilityZone,
  VpcId: shape.DBSubnetGroup?.VpcId,
  InstanceCreateTime: shape.InstanceCreateTime,
  MasterUsername: shape.MasterUsername,
  Port: shape.Endpoint?.Port,
  LicenseModel: shape.LicenseModel,
  StorageType: shape.StorageType,
  Encrypted: shape.StorageEncrypted,
  KmsKeyId: shape.KmsKeyId,
});
