import type { ModifyDBInstanceMessage } from '@aws-sdk/client-rds';
import type { DbInstanceShape } from '../../world/resources/rds';
import { defined } from './defined';
import { invalidCombination, invalidParameterValue } from './refusals';

const LONGEST_RETENTION_DAYS = 35;

/** What takes effect without an interruption, whatever ApplyImmediately says. */
type AtOnce = Pick<
  DbInstanceShape,
  | 'AutoMinorVersionUpgrade'
  | 'BackupRetentionPeriod'
  | 'CopyTagsToSnapshot'
  | 'DeletionProtection'
  | 'MaxAllocatedStorage'
  | 'PreferredBackupWindow'
  | 'PreferredMaintenanceWindow'
  | 'VpcSecurityGroups'
>;

/** What waits for the maintenance window unless it is asked for at once. */
type Scheduled = Partial<
  Pick<
    DbInstanceShape,
    | 'AllocatedStorage'
    | 'DBInstanceClass'
    | 'EngineVersion'
    | 'Iops'
    | 'MultiAZ'
    | 'StorageThroughput'
    | 'StorageType'
  >
>;

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html */
export function modificationOf(input: ModifyDBInstanceMessage): {
  atOnce: Partial<AtOnce>;
  scheduled: Scheduled;
} {
  return {
    atOnce: defined({
      AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade,
      BackupRetentionPeriod: input.BackupRetentionPeriod,
      CopyTagsToSnapshot: input.CopyTagsToSnapshot,
      DeletionProtection: input.DeletionProtection,
      MaxAllocatedStorage: input.MaxAllocatedStorage,
      PreferredBackupWindow: input.PreferredBackupWindow,
      PreferredMaintenanceWindow: input.PreferredMaintenanceWindow,
      VpcSecurityGroups: input.VpcSecurityGroupIds?.map(id => ({
        VpcSecurityGroupId: id,
        Status: 'active',
      })),
    }),
    scheduled: defined({
      AllocatedStorage: input.AllocatedStorage,
      DBInstanceClass: input.DBInstanceClass,
      EngineVersion: input.EngineVersion,
      Iops: input.Iops,
      MultiAZ: input.MultiAZ,
      StorageThroughput: input.StorageThroughput,
      StorageType: input.StorageType,
    }),
  };
}

/** @throws AwsError for what RDS would not do to this instance */
export function assertModification(
  current: DbInstanceShape,
  input: ModifyDBInstanceMessage,
) {
  const { AllocatedStorage, BackupRetentionPeriod, DBInstanceClass } = input;
  if (DBInstanceClass && !DBInstanceClass.startsWith('db.')) {
    throw invalidParameterValue(
      `Invalid DB Instance class: ${DBInstanceClass}`,
    );
  }
  if (
    AllocatedStorage !== undefined &&
    AllocatedStorage < current.AllocatedStorage
  ) {
    throw invalidCombination(
      'Requested storage size cannot be smaller than the current size',
    );
  }
  if (
    BackupRetentionPeriod !== undefined &&
    (BackupRetentionPeriod < 0 ||
      BackupRetentionPeriod > LONGEST_RETENTION_DAYS)
  ) {
    throw invalidParameterValue(
      `Invalid backup retention period: ${BackupRetentionPeriod}. Must be between 0 and ${LONGEST_RETENTION_DAYS}.`,
    );
  }
}
