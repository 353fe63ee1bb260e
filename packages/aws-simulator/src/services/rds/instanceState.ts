import type { DBInstance } from '@aws-sdk/client-rds';
import type { Region } from '../../world/Region';
import { type Resource, tagList } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { replicationsOf } from './backupReplication';
import { replicasOf } from './readReplicas';

const RESTORE_POINT_MS = 5 * 60_000;

/** An instance as DescribeDBInstances shows it at a time. */
export function describeInstance(
  world: World,
  region: Region,
  { arn, shape, tags }: Resource<DbInstanceShape>,
): DBInstance {
  const at = world.now();
  const {
    events: _,
    activities: __,
    pendingSince: ___,
    goneAt: ____,
    keepsBackups: _____,
    pendingMaintenance: ______,
    ...instance
  } = shape;
  return {
    ...instance,
    DBInstanceStatus: statusAt(shape, at),
    LatestRestorableTime: latestRestorableTime(shape, at),
    TagList: tagList(tags),
    StatusInfos: shape.ReadReplicaSourceDBInstanceIdentifier
      ? [
          {
            StatusType: 'read replication',
            Normal: true,
            Status: 'replicating',
          },
        ]
      : [],
    ReadReplicaDBInstanceIdentifiers: replicasOf(region, shape).map(e => e.id),
    DBInstanceAutomatedBackupsReplications: replicationsOf(
      world,
      region.accountId,
      arn,
    ).map(({ backup }) => ({ DBInstanceAutomatedBackupsArn: backup.arn })),
    AssociatedRoles: [],
  };
}

export const statusAt = (instance: DbInstanceShape, at: Date): string =>
  instance.activities?.find(each => each.from <= at && at < each.to)?.status ??
  instance.DBInstanceStatus ??
  'available';

/** RDS uploads the transaction log every five minutes. */
export function latestRestorableTime(
  { BackupRetentionPeriod, InstanceCreateTime }: DbInstanceShape,
  at: Date,
): Date | undefined {
  if (!BackupRetentionPeriod || !InstanceCreateTime) return undefined;
  const point = Math.floor(at.getTime() / RESTORE_POINT_MS) * RESTORE_POINT_MS;
  return new Date(Math.max(point, InstanceCreateTime.getTime()));
}
