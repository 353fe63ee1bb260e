import type { DBInstance } from '@aws-sdk/client-rds';
import { type Resource, tagList } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';

const RESTORE_POINT_MS = 5 * 60_000;

/** An instance as DescribeDBInstances shows it at a time. */
export function describeInstance(
  { shape, tags }: Resource<DbInstanceShape>,
  at: Date,
): DBInstance {
  const { events: _, activities: __, ...instance } = shape;
  return {
    ...instance,
    DBInstanceStatus: statusAt(shape, at),
    LatestRestorableTime: latestRestorableTime(shape, at),
    TagList: tagList(tags),
    StatusInfos: [],
    ReadReplicaDBInstanceIdentifiers: [],
    AssociatedRoles: [],
  };
}

export const statusAt = (instance: DbInstanceShape, at: Date): string =>
  instance.activities?.find(each => each.from <= at && at < each.to)?.status ??
  instance.DBInstanceStatus ??
  'available';

/** RDS uploads the transaction log every five minutes. */
function latestRestorableTime(
  { BackupRetentionPeriod, InstanceCreateTime }: DbInstanceShape,
  at: Date,
): Date | undefined {
  if (!BackupRetentionPeriod || !InstanceCreateTime) return undefined;
  const point = Math.floor(at.getTime() / RESTORE_POINT_MS) * RESTORE_POINT_MS;
  return new Date(Math.max(point, InstanceCreateTime.getTime()));
}
