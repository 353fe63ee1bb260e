import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { backupArn, replicationsOf } from './backupReplication';
import { replicasOf } from './readReplicas';
import { invalidCombination } from './refusals';

/** @throws AwsError `InvalidParameterCombination` */
export function assertUnprotected({ DeletionProtection }: DbInstanceShape) {
  if (DeletionProtection) {
    throw invalidCombination(
      'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    );
  }
}

/** Removes an instance; its replicas stand on their own from now on. */
export function removeInstance(
  world: World,
  region: Region,
  { id, arn, shape }: Resource<DbInstanceShape>,
) {
  for (const replica of replicasOf(region, shape)) {
    replica.shape.ReadReplicaSourceDBInstanceIdentifier = undefined;
  }
  for (const { backup } of replicationsOf(world, region.accountId, arn)) {
    backup.shape.retained = shape;
  }
  region.dbInstances.delete(id);
  if (!shape.keepsBackups || !shape.BackupRetentionPeriod) return;
  const backup = backupArn(region, arn);
  region.dbAutomatedBackups.put({
    id: backup,
    arn: backup,
    createdAt: world.now(),
    tags: {},
    shape: {
      sourceArn: arn,
      sourceRegion: region.name,
      retentionDays: shape.BackupRetentionPeriod,
      retained: shape,
    },
  });
}
