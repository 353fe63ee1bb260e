import type { DBSnapshot } from '@aws-sdk/client-rds';
import { DateTime } from 'luxon';
import type { Region } from '../../world/Region';
import { type Resource, tagList } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';

/** The nightly snapshots that RDS keeps of an instance, oldest first. */
export function automatedSnapshots(
  region: Region,
  { shape, tags, createdAt }: Resource<DbInstanceShape>,
  now: Date,
): DBSnapshot[] {
  const days = shape.BackupRetentionPeriod ?? 0;
  const [hour, minute] = (shape.PreferredBackupWindow ?? '03:00-04:00')
    .slice(0, 5)
    .split(':')
    .map(Number);
  const today = DateTime.fromJSDate(now, { zone: 'utc' }).set({
    hour,
    minute,
    second: 0,
    millisecond: 0,
  });
  return Array.from({ length: days }, (_, index) =>
    today.minus({ days: days - 1 - index }),
  )
    .filter(at => at.toJSDate() > createdAt && at.toJSDate() <= now)
    .map(at => {
      const stamp = at.toFormat('yyyy-MM-dd-HH-mm');
      const DBSnapshotIdentifier = `rds:${shape.DBInstanceIdentifier}-${stamp}`;
      return {
        DBSnapshotIdentifier,
        DBSnapshotArn: region.arn('rds', `snapshot:${DBSnapshotIdentifier}`),
        DBInstanceIdentifier: shape.DBInstanceIdentifier,
        DbiResourceId: shape.DbiResourceId,
        SnapshotType: 'automated',
        Status: 'available',
        SnapshotCreateTime: at.plus({ minutes: 4 }).toJSDate(),
        PercentProgress: 100,
        AllocatedStorage: shape.AllocatedStorage,
        AvailabilityZone: shape.AvailabilityZone,
        Engine: shape.Engine,
        EngineVersion: shape.EngineVersion,
        Encrypted: shape.StorageEncrypted,
        KmsKeyId: shape.KmsKeyId,
        StorageType: shape.StorageType,
        Port: shape.Endpoint?.Port,
        InstanceCreateTime: shape.InstanceCreateTime,
        TagList: shape.CopyTagsToSnapshot ? tagList(tags) : [],
      };
    });
}
