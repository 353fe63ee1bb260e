import { z } from 'zod';
import {
  startReplication,
  stopReplications,
} from '../../services/rds/backupReplication';
import { assertUnprotected, removeInstance } from '../../services/rds/deletion';
import { defined } from '../../services/rds/defined';
import { assertModification } from '../../services/rds/modification';
import {
  changeableParts,
  type InstanceSpecification,
  newInstance,
} from '../../services/rds/newInstance';
import { parameterGroupsOf } from '../../services/rds/parameterStatus';
import {
  partsForReplica,
  requireReplicable,
} from '../../services/rds/readReplicas';
import { assertStorage } from '../../services/rds/storageRules';
import { takeSnapshot } from '../../services/rds/takeSnapshot';
import {
  flag,
  number,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { generatedName, hexOf } from './names';
import { asRdsFailure } from './rdsFailure';

const instanceProperties = {
  AllocatedStorage: text.optional(),
  AllowMajorVersionUpgrade: flag.optional(),
  ApplyImmediately: flag.optional(),
  AutoMinorVersionUpgrade: flag.optional(),
  AutomaticBackupReplicationKmsKeyId: text.optional(),
  AutomaticBackupReplicationRegion: text.optional(),
  AutomaticBackupReplicationRetentionPeriod: number.optional(),
  AvailabilityZone: text.optional(),
  BackupRetentionPeriod: number.optional(),
  CACertificateIdentifier: text.optional(),
  CopyTagsToSnapshot: flag.optional(),
  DBInstanceClass: text.optional(),
  DBInstanceIdentifier: text.optional(),
  DBName: text.optional(),
  DBParameterGroupName: text.optional(),
  DBSubnetGroupName: text.optional(),
  DeleteAutomatedBackups: flag.optional(),
  DeletionProtection: flag.optional(),
  EnableCloudwatchLogsExports: texts.optional(),
  EnableIAMDatabaseAuthentication: flag.optional(),
  EnablePerformanceInsights: flag.optional(),
  Engine: text.optional(),
  EngineVersion: text.optional(),
  Iops: number.optional(),
  KmsKeyId: text.optional(),
  LicenseModel: text.optional(),
  MasterUserPassword: text.optional(),
  MasterUsername: text.optional(),
  MaxAllocatedStorage: number.optional(),
  MonitoringInterval: number.optional(),
  MonitoringRoleArn: text.optional(),
  MultiAZ: flag.optional(),
  OptionGroupName: text.optional(),
  PerformanceInsightsRetentionPeriod: number.optional(),
  Port: text.optional(),
  PreferredBackupWindow: text.optional(),
  PreferredMaintenanceWindow: text.optional(),
  PubliclyAccessible: flag.optional(),
  SourceDBInstanceIdentifier: text.optional(),
  StorageEncrypted: flag.optional(),
  StorageThroughput: number.optional(),
  StorageType: text.optional(),
  VPCSecurityGroups: texts.optional(),
};
type InstanceProperties = z.output<z.ZodObject<typeof instanceProperties>>;

export const dbInstance = resourceProvider({
  type: 'AWS::RDS::DBInstance',
  seconds: 20,
  properties: instanceProperties,
  hidden: ['MasterUserPassword'],
  replacedBy: [
    'DBInstanceIdentifier',
    'DBName',
    'DBSubnetGroupName',
    'Engine',
    'KmsKeyId',
    'MasterUsername',
    'StorageEncrypted',
  ],
  create(properties, context) {
    const { region, world } = context;
    const id = (
      properties.DBInstanceIdentifier ?? generatedName(context, 63)
    ).toLowerCase();
    refuseDuplicate(region.dbInstances.get(id), id);
    const instance = asRdsFailure(() => {
      const source = properties.SourceDBInstanceIdentifier
        ? requireReplicable(region, properties.SourceDBInstanceIdentifier)
        : undefined;
      return newInstance(world, region, id, {
        ...(source && partsForReplica(source.shape)),
        ...specificationOf(properties),
      });
    });
    putResource(region.dbInstances, context, {
      ...instance,
      Tags: properties.Tags,
    });
    replicateBackups(properties, instance.arn, context);
    const { shape } = instance;
    return {
      physicalId: id,
      attributes: {
        'Endpoint.Address': shape.Endpoint?.Address ?? '',
        'Endpoint.Port': String(shape.Endpoint?.Port),
        'Endpoint.HostedZoneId': shape.Endpoint?.HostedZoneId ?? '',
        DbiResourceId: shape.DbiResourceId ?? '',
        DBInstanceArn: instance.arn,
      },
    };
  },
  update(properties, existing, context) {
    const { region } = context;
    const resource = requireResource(region.dbInstances, existing.physicalId);
    const { shape } = resource;
    const wanted = {
      ...specificationOf(properties),
      DBInstanceIdentifier: undefined,
    };
    asRdsFailure(() => {
      assertStorage({ ...specificationOf(existing.properties), ...wanted });
      assertModification(shape, wanted);
    });
    Object.assign(shape, changeableParts(wanted));
    shape.DBParameterGroups = parameterGroupsOf(
      shape.DBParameterGroups?.[0],
      wanted.DBParameterGroupName,
    );
    shape.SecondaryAvailabilityZone = shape.MultiAZ
      ? shape.SecondaryAvailabilityZone ?? region.zones[1]
      : undefined;
    resource.tags = tagsFor(context, properties.Tags);
    replicateBackups(properties, resource.arn, context);
    return existing;
  },
  delete({ physicalId }, { region, world }) {
    const resource = region.dbInstances.get(physicalId);
    if (!resource) return;
    asRdsFailure(() => assertUnprotected(resource.shape));
    removeInstance(world, region, resource);
  },
  snapshot({ physicalId }, { region, world, stackName, logicalId, ...rest }) {
    const resource = region.dbInstances.get(physicalId);
    if (!resource) return;
    asRdsFailure(() => assertUnprotected(resource.shape));
    const context = { region, world, stackName, logicalId, ...rest };
    takeSnapshot(
      world,
      region,
      resource,
      `${stackName}-snapshot-${logicalId}-${hexOf(context, 12)}`.toLowerCase(),
      'manual',
    );
  },
});

/** CloudFormation's properties in the words of the API. */
const specificationOf = ({
  AllocatedStorage,
  Port,
  VPCSecurityGroups,
  ...properties
}: InstanceProperties & { Tags?: unknown }): InstanceSpecification =>
  defined({
    ...properties,
    Tags: undefined,
    AllocatedStorage:
      AllocatedStorage === undefined ? undefined : Number(AllocatedStorage),
    Port: Port === undefined ? undefined : Number(Port),
    VpcSecurityGroupIds: VPCSecurityGroups,
  });

/** Begins or ends the copying of backups to another region. */
function replicateBackups(
  properties: InstanceProperties,
  instanceArn: string,
  { world, region }: ProviderContext,
) {
  const target = properties.AutomaticBackupReplicationRegion;
  stopReplications(world, region.accountId, instanceArn, target);
  if (!target) return;
  startReplication(world, world.region(region.accountId, target), {
    sourceArn: instanceArn,
    sourceRegion: region.name,
    retentionDays:
      properties.AutomaticBackupReplicationRetentionPeriod ??
      properties.BackupRetentionPeriod ??
      1,
    kmsKeyId: properties.AutomaticBackupReplicationKmsKeyId,
  });
}
