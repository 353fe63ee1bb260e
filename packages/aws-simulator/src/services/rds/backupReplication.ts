import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { DbAutomatedBackupShape } from '../../world/resources/rds';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';

/** Keeps the backups of an instance of another region in this one, too. */
export function startReplication(
  world: World,
  region: Region,
  shape: DbAutomatedBackupShape,
): Resource<DbAutomatedBackupShape> {
  const existing = region.dbAutomatedBackups.find(
    each => each.sourceArn === shape.sourceArn,
  );
  if (existing) {
    Object.assign(existing.shape, shape);
    return existing;
  }
  const arn = backupArn(region, shape.sourceArn);
  return region.dbAutomatedBackups.put({
    id: arn,
    arn,
    createdAt: world.now(),
    tags: {},
    shape,
  });
}

export const backupArn = (region: Region, instanceArn: string) =>
  region.arn(
    'rds',
    `auto-backup:ab-${seededHex(39, region.name, instanceArn)}`,
  );

/** The copies of an instance's backups in all regions. */
export const replicationsOf = (
  world: World,
  accountId: string,
  instanceArn: string,
): Array<{ region: Region; backup: Resource<DbAutomatedBackupShape> }> =>
  world
    .allRegions()
    .filter(region => region.accountId === accountId)
    .flatMap(region =>
      region.dbAutomatedBackups
        .where(each => each.sourceArn === instanceArn && !each.retained)
        .map(backup => ({ region, backup })),
    );

/** Ends the copying of an instance's backups, except to one region. */
export function stopReplications(
  world: World,
  accountId: string,
  instanceArn: string,
  keptRegion?: string,
) {
  for (const { region, backup } of replicationsOf(
    world,
    accountId,
    instanceArn,
  )) {
    if (region.name !== keptRegion) region.dbAutomatedBackups.delete(backup.id);
  }
}
