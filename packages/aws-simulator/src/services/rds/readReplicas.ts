import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { InstanceSpecification } from './newInstance';
import { instanceNotFound, invalidInstanceState } from './refusals';

/** @throws what RDS says to a replica of what has no backups, or is not there */
export function requireReplicable(
  region: Region,
  idOrArn: string,
): Resource<DbInstanceShape> {
  const source = region.dbInstances.get(
    idOrArn.split(':').pop()?.toLowerCase(),
  );
  if (!source) throw instanceNotFound(idOrArn);
  if (source.shape.BackupRetentionPeriod) return source;
  throw invalidInstanceState(
    'Automated backups are not enabled for this database instance. To enable automated backups, use ModifyDBInstance to set the backup retention period to a non-zero value.',
  );
}

/** What a replica takes from its source unless it is told otherwise. */
export const partsForReplica = (
  source: DbInstanceShape,
): InstanceSpecification => ({
  ...partsForCopy(source),
  BackupRetentionPeriod: 0,
  ReadReplicaSourceDBInstanceIdentifier: source.DBInstanceIdentifier,
});

/** What an instance that is made out of another has in common with it. */
export const partsForCopy = (
  source: DbInstanceShape,
): InstanceSpecification => ({
  AllocatedStorage: source.AllocatedStorage,
  AutoMinorVersionUpgrade: source.AutoMinorVersionUpgrade,
  BackupRetentionPeriod: source.BackupRetentionPeriod,
  CopyTagsToSnapshot: source.CopyTagsToSnapshot,
  DBInstanceClass: source.DBInstanceClass,
  DBName: source.DBName,
  DBParameterGroupName: source.DBParameterGroups?.[0]?.DBParameterGroupName,
  DBSubnetGroupName: source.DBSubnetGroup?.DBSubnetGroupName,
  Engine: source.Engine,
  EngineVersion: source.EngineVersion,
  KmsKeyId: source.KmsKeyId,
  MasterUsername: source.MasterUsername,
  Port: source.Endpoint?.Port,
  StorageEncrypted: source.StorageEncrypted,
  StorageType: source.StorageType,
});

/** The replicas of an instance. */
export const replicasOf = (
  region: Region,
  { DBInstanceIdentifier }: DbInstanceShape,
): Resource<DbInstanceShape>[] =>
  region.dbInstances.where(
    each => each.ReadReplicaSourceDBInstanceIdentifier === DBInstanceIdentifier,
  );
