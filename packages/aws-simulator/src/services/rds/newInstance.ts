import type { CreateDBInstanceMessage } from '@aws-sdk/client-rds';
import type { Region } from '../../world/Region';
import type { DbInstanceShape } from '../../world/resources/rds';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { eventOf } from './activity';
import {
  invalidCombination,
  invalidParameterValue,
  subnetGroupNotFound,
} from './refusals';
import { assertStorage } from './storageRules';

/** What CreateDBInstance and those that come to the same take. */
export type InstanceSpecification = Partial<CreateDBInstanceMessage> & {
  /** The instance that it is a read replica of. */
  ReadReplicaSourceDBInstanceIdentifier?: string;
};

const HOSTED_ZONE = 'Z2R2ITUGPM61AM';

/**
 * An instance that comes to be now.
 *
 * @throws AwsError for what RDS would not create
 */
export function newInstance(
  world: World,
  region: Region,
  id: string,
  wanted: InstanceSpecification,
): { id: string; arn: string; shape: DbInstanceShape } {
  assertStorage(wanted);
  assertNames(id, wanted);
  const now = world.now();
  const hex = (length: number) =>
    seededHex(length, world.seed, region.name, id, now.getTime());
  const group = region.dbSubnetGroups.get(wanted.DBSubnetGroupName);
  if (wanted.DBSubnetGroupName && !group) {
    throw subnetGroupNotFound(wanted.DBSubnetGroupName);
  }
  const zones =
    group?.shape.Subnets?.map(
      each => each.SubnetAvailabilityZone?.Name ?? '',
    ) ?? region.zones;
  const arn = region.arn('rds', `db:${id}`);
  const isEncrypted = wanted.StorageEncrypted ?? false;
  const shape: DbInstanceShape = {
    DBInstanceIdentifier: id,
    DBInstanceArn: arn,
    DbiResourceId: `db-${hex(26).toUpperCase()}`,
    DBInstanceStatus: 'available',
    Engine: wanted.Engine ?? 'postgres',
    MasterUsername: wanted.MasterUsername,
    DBName: wanted.DBName,
    Endpoint: {
      Address: `${id}.c${hex(11)}.${region.name}.rds.amazonaws.com`,
      Port: wanted.Port ?? 5432,
      HostedZoneId: HOSTED_ZONE,
    },
    InstanceCreateTime: now,
    AvailabilityZone: wanted.AvailabilityZone ?? zones[0],
    SecondaryAvailabilityZone: wanted.MultiAZ ? zones[1] : undefined,
    StorageEncrypted: isEncrypted,
    KmsKeyId: isEncrypted
      ? wanted.KmsKeyId ??
        region.arn('kms', 'key/0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9')
      : undefined,
    CACertificateIdentifier:
      wanted.CACertificateIdentifier ?? 'rds-ca-rsa2048-g1',
    DBSubnetGroup: group?.shape,
    LicenseModel: 'postgresql-license',
    ReadReplicaSourceDBInstanceIdentifier:
      wanted.ReadReplicaSourceDBInstanceIdentifier,
    PendingModifiedValues: {},
    DBParameterGroups: [
      {
        DBParameterGroupName:
          wanted.DBParameterGroupName ?? 'default.postgres16',
        ParameterApplyStatus: 'in-sync',
      },
    ],
    events: [],
    ...changeableParts(wanted),
  };
  const instance = { id, arn, shape };
  shape.events.push(eventOf(instance, now, 'creation', 'DB instance created'));
  if (shape.BackupRetentionPeriod) {
    shape.events.push(
      eventOf(instance, now, 'backup', 'Backing up DB instance'),
    );
  }
  return instance;
}

function assertNames(id: string, wanted: InstanceSpecification) {
  if (wanted.MultiAZ && wanted.AvailabilityZone) {
    throw invalidCombination(
      'Requesting a specific availability zone is not valid for Multi-AZ instances.',
    );
  }
  const { DBInstanceClass = 'db.t4g.micro' } = wanted;
  if (!DBInstanceClass.startsWith('db.')) {
    throw invalidParameterValue(
      `Invalid DB Instance class: ${DBInstanceClass}`,
    );
  }
  if (!/^[a-z](?!.*--)[a-z0-9-]{0,61}[a-z0-9]$/.test(id)) {
    throw invalidParameterValue(
      'The parameter DBInstanceIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
    );
  }
}

/** What a modification can change, with the defaults of a creation. */
export function changeableParts(
  wanted: InstanceSpecification,
): Pick<DbInstanceShape, 'DBInstanceClass' | 'AllocatedStorage' | 'MultiAZ'> &
  Partial<DbInstanceShape> {
  const isGp3 = wanted.StorageType === 'gp3';
  return {
    DBInstanceClass: wanted.DBInstanceClass ?? 'db.t4g.micro',
    AllocatedStorage: wanted.AllocatedStorage ?? 20,
    MaxAllocatedStorage: wanted.MaxAllocatedStorage,
    MultiAZ: wanted.MultiAZ ?? false,
    StorageType: wanted.StorageType ?? 'gp2',
    Iops: isGp3 ? wanted.Iops ?? 3000 : wanted.Iops,
    StorageThroughput: isGp3 ? wanted.StorageThroughput ?? 125 : undefined,
    EngineVersion: fullVersion(wanted.EngineVersion ?? '16'),
    BackupRetentionPeriod: wanted.BackupRetentionPeriod ?? 1,
    PreferredBackupWindow: wanted.PreferredBackupWindow ?? '03:00-04:00',
    PreferredMaintenanceWindow:
      wanted.PreferredMaintenanceWindow ?? 'sun:04:00-sun:05:00',
    AutoMinorVersionUpgrade: wanted.AutoMinorVersionUpgrade ?? true,
    PubliclyAccessible: wanted.PubliclyAccessible ?? false,
    DeletionProtection: wanted.DeletionProtection ?? false,
    CopyTagsToSnapshot: wanted.CopyTagsToSnapshot ?? false,
    EnabledCloudwatchLogsExports: wanted.EnableCloudwatchLogsExports ?? [],
    IAMDatabaseAuthenticationEnabled:
      wanted.EnableIAMDatabaseAuthentication ?? false,
    PerformanceInsightsEnabled: wanted.EnablePerformanceInsights ?? false,
    MonitoringInterval: wanted.MonitoringInterval ?? 0,
    VpcSecurityGroups: (wanted.VpcSecurityGroupIds ?? []).map(id => ({
      VpcSecurityGroupId: id,
      Status: 'active',
    })),
  };
}

/** RDS picks the newest minor version of a major one. */
const fullVersion = (version: string) =>
  version.includes('.') ? version : `${version}.9`;
