import * as rds from '@aws-sdk/client-rds';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  DbAutomatedBackupShape,
  DbInstanceShape,
} from '../../world/resources/rds';
import type { World } from '../../world/World';
import {
  backupArn,
  replicationsOf,
  startReplication,
} from './backupReplication';
import { latestRestorableTime } from './instanceState';
import { type FilterKeys, filtered, rdsPage } from './listing';
import {
  backupNotFound,
  instanceNotFound,
  invalidInstanceState,
} from './refusals';

const DAY_MS = 24 * 3_600_000;

const FILTERS: FilterKeys<rds.DBInstanceAutomatedBackup> = {
  'db-instance-id': each => [each.DBInstanceIdentifier, each.DBInstanceArn],
  'dbi-resource-id': each => [each.DbiResourceId],
  status: each => [each.Status],
};

/** Automated backups: of the instances here, replicated ones, retained ones. */
export function automatedBackupHandlers(world: World): Handlers<typeof rds> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    DescribeDBInstanceAutomatedBackups(input, context) {
      const wanted = allBackups(world, regionOf(context)).filter(
        each =>
          (!input.DBInstanceIdentifier ||
            each.DBInstanceIdentifier ===
              input.DBInstanceIdentifier.toLowerCase()) &&
          (!input.DbiResourceId ||
            each.DbiResourceId === input.DbiResourceId) &&
          (!input.DBInstanceAutomatedBackupsArn ||
            each.DBInstanceAutomatedBackupsArn ===
              input.DBInstanceAutomatedBackupsArn),
      );
      if (input.DBInstanceAutomatedBackupsArn && wanted.length === 0) {
        throw backupNotFound(input.DBInstanceAutomatedBackupsArn);
      }
      const { items, Marker } = rdsPage(
        filtered(wanted, input.Filters, FILTERS),
        input,
        each => each.DBInstanceAutomatedBackupsArn ?? '',
      );
      return { DBInstanceAutomatedBackups: items, Marker };
    },

    StartDBInstanceAutomatedBackupsReplication(input, context) {
      const region = regionOf(context);
      const { SourceDBInstanceArn = '' } = input;
      const sourceRegion = SourceDBInstanceArn.split(':')[3] ?? '';
      const source = world
        .region(context.accountId, sourceRegion)
        .dbInstances.byArn(SourceDBInstanceArn);
      if (!source) throw instanceNotFound(SourceDBInstanceArn);
      if (!source.shape.BackupRetentionPeriod) {
        throw invalidInstanceState(
          `Automated backups are not enabled for the DB instance ${source.id}.`,
        );
      }
      const backup = startReplication(world, region, {
        sourceArn: SourceDBInstanceArn,
        sourceRegion,
        retentionDays: input.BackupRetentionPeriod ?? 7,
        kmsKeyId: input.KmsKeyId,
      });
      world.changed();
      return {
        DBInstanceAutomatedBackup: describeKept(world, backup, source.shape),
      };
    },

    StopDBInstanceAutomatedBackupsReplication(input, context) {
      const region = regionOf(context);
      const { SourceDBInstanceArn = '' } = input;
      const backup = region.dbAutomatedBackups.find(
        each => each.sourceArn === SourceDBInstanceArn,
      );
      if (!backup) throw instanceNotFound(SourceDBInstanceArn);
      const source = sourceOf(world, region, backup);
      region.dbAutomatedBackups.delete(backup.id);
      world.changed();
      return {
        DBInstanceAutomatedBackup: source && {
          ...describeKept(world, backup, source),
          Status: 'retained',
        },
      };
    },

    DeleteDBInstanceAutomatedBackup(input, context) {
      const region = regionOf(context);
      const kept = region.dbAutomatedBackups.find(
        (each, { arn }) =>
          arn === input.DBInstanceAutomatedBackupsArn ||
          (each.retained !== undefined &&
            each.retained.DbiResourceId === input.DbiResourceId),
      );
      const source = kept && sourceOf(world, region, kept);
      if (!kept || !source) {
        throw backupNotFound(
          input.DBInstanceAutomatedBackupsArn ?? input.DbiResourceId ?? '',
        );
      }
      const description = describeKept(world, kept, source);
      region.dbAutomatedBackups.delete(kept.id);
      world.changed();
      return {
        DBInstanceAutomatedBackup: { ...description, Status: 'deleting' },
      };
    },
  };
}

function allBackups(
  world: World,
  region: Region,
): rds.DBInstanceAutomatedBackup[] {
  const own = region.dbInstances
    .where(each => (each.BackupRetentionPeriod ?? 0) > 0)
    .map(
      ({ arn, shape }): rds.DBInstanceAutomatedBackup => ({
        ...common(shape),
        Region: region.name,
        Status: 'active',
        DBInstanceAutomatedBackupsArn: backupArn(region, arn),
        BackupRetentionPeriod: shape.BackupRetentionPeriod,
        RestoreWindow: restoreWindow(shape, shape.BackupRetentionPeriod, world),
        DBInstanceAutomatedBackupsReplications: replicationsOf(
          world,
          region.accountId,
          arn,
        ).map(({ backup }) => ({ DBInstanceAutomatedBackupsArn: backup.arn })),
      }),
    );
  const kept = region.dbAutomatedBackups.all().flatMap(backup => {
    const source = sourceOf(world, region, backup);
    return source ? [describeKept(world, backup, source)] : [];
  });
  return [...own, ...kept];
}

const sourceOf = (
  world: World,
  region: Region,
  { shape }: Resource<DbAutomatedBackupShape>,
): DbInstanceShape | undefined =>
  shape.retained ??
  world
    .region(region.accountId, shape.sourceRegion)
    .dbInstances.byArn(shape.sourceArn)?.shape;

const describeKept = (
  world: World,
  { arn, shape }: Resource<DbAutomatedBackupShape>,
  source: DbInstanceShape,
): rds.DBInstanceAutomatedBackup => ({
  ...common(source),
  Region: shape.sourceRegion,
  Status: shape.retained ? 'retained' : 'replicating',
  DBInstanceAutomatedBackupsArn: arn,
  BackupRetentionPeriod: shape.retentionDays,
  KmsKeyId: shape.kmsKeyId ?? source.KmsKeyId,
  RestoreWindow: restoreWindow(source, shape.retentionDays, world),
});

const common = (shape: DbInstanceShape): rds.DBInstanceAutomatedBackup => ({
  DBInstanceArn: shape.DBInstanceArn,
  DbiResourceId: shape.DbiResourceId,
  DBInstanceIdentifier: shape.DBInstanceIdentifier,
  AllocatedStorage: shape.AllocatedStorage,
  Port: shape.Endpoint?.Port,
  AvailabilityZone: shape.AvailabilityZone,
  VpcId: shape.DBSubnetGroup?.VpcId,
  InstanceCreateTime: shape.InstanceCreateTime,
  MasterUsername: shape.MasterUsername,
  Engine: shape.Engine,
  EngineVersion: shape.EngineVersion,
  LicenseModel: shape.LicenseModel,
  Iops: shape.Iops,
  StorageThroughput: shape.StorageThroughput,
  Encrypted: shape.StorageEncrypted,
  StorageType: shape.StorageType,
  KmsKeyId: shape.KmsKeyId,
  IAMDatabaseAuthenticationEnabled: shape.IAMDatabaseAuthenticationEnabled,
  PreferredBackupWindow: shape.PreferredBackupWindow,
  BackupTarget: 'region',
});

function restoreWindow(
  shape: DbInstanceShape,
  days = 0,
  world: World,
): rds.RestoreWindow {
  const LatestTime = latestRestorableTime(shape, world.now());
  const created = shape.InstanceCreateTime?.getTime() ?? 0;
  return {
    EarliestTime: new Date(
      Math.max(created, world.now().getTime() - days * DAY_MS),
    ),
    LatestTime,
  };
}
