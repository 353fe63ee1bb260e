import { z } from 'zod';
import type { DbInstanceShape } from '../../world/resources/rds';
import {
  anyJson,
  flag,
  number,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { generatedName, hexOf } from './names';

/** Below this size RDS sets IOPS and throughput of gp3 itself. */
const SMALLEST_GP3_WITH_IOPS_GIB = 400;

const rdsFailure = (message: string) =>
  new ResourceFailure(`${message} (Service: Rds, Status Code: 400)`);

const instanceProperties = {
  AllocatedStorage: text.optional(),
  AllowMajorVersionUpgrade: flag.optional(),
  ApplyImmediately: flag.optional(),
  AutoMinorVersionUpgrade: flag.optional(),
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
    assertStorage(properties);
    const { AvailabilityZone, MultiAZ = false } = properties;
    if (MultiAZ && AvailabilityZone) {
      throw rdsFailure(
        'Requesting a specific availability zone is not valid for Multi-AZ instances.',
      );
    }
    if (!properties.DBInstanceClass?.startsWith('db.')) {
      throw rdsFailure(
        `Invalid DB Instance class: ${properties.DBInstanceClass}`,
      );
    }
    const id = (
      properties.DBInstanceIdentifier ?? generatedName(context, 63)
    ).toLowerCase();
    if (!/^[a-z](?!.*--)[a-z0-9-]{0,61}[a-z0-9]$/.test(id)) {
      throw rdsFailure(
        'The parameter DBInstanceIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
      );
    }
    refuseDuplicate(region.dbInstances.get(id), id);
    const subnetGroup = properties.DBSubnetGroupName
      ? requireResource(region.dbSubnetGroups, properties.DBSubnetGroupName)
      : undefined;
    const zones =
      subnetGroup?.shape.Subnets?.map(
        each => each.SubnetAvailabilityZone?.Name ?? '',
      ) ?? region.zones;
    const port = Number(properties.Port ?? 5432);
    const dbiResourceId = `db-${hexOf(context, 26).toUpperCase()}`;
    const address = `${id}.c${hexOf(context, 11)}.${
      region.name
    }.rds.amazonaws.com`;
    const arn = region.arn('rds', `db:${id}`);
    const now = world.now();
    putResource(region.dbInstances, context, {
      id,
      arn,
      Tags: properties.Tags,
      shape: {
        DBInstanceIdentifier: id,
        DBInstanceArn: arn,
        DbiResourceId: dbiResourceId,
        DBInstanceStatus: 'available',
        Engine: properties.Engine ?? 'postgres',
        MasterUsername: properties.MasterUsername,
        DBName: properties.DBName,
        Endpoint: {
          Address: address,
          Port: port,
          HostedZoneId: 'Z2R2ITUGPM61AM',
        },
        InstanceCreateTime: now,
        AvailabilityZone: AvailabilityZone ?? zones[0],
        SecondaryAvailabilityZone: MultiAZ ? zones[1] : undefined,
        StorageEncrypted: properties.StorageEncrypted ?? false,
        KmsKeyId: properties.StorageEncrypted
          ? properties.KmsKeyId ??
            region.arn('kms', 'key/0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9')
          : undefined,
        CACertificateIdentifier:
          properties.CACertificateIdentifier ?? 'rds-ca-rsa2048-g1',
        DBSubnetGroup: subnetGroup?.shape,
        LicenseModel: 'postgresql-license',
        LatestRestorableTime: now,
        events: [
          event(id, arn, now, 'creation', 'DB instance created'),
          ...(properties.BackupRetentionPeriod
            ? [event(id, arn, now, 'backup', 'Backing up DB instance')]
            : []),
        ],
        ...changeableParts(properties),
      },
    });
    return {
      physicalId: id,
      attributes: {
        'Endpoint.Address': address,
        'Endpoint.Port': String(port),
        'Endpoint.HostedZoneId': 'Z2R2ITUGPM61AM',
        DbiResourceId: dbiResourceId,
        DBInstanceArn: arn,
      },
    };
  },
  update(properties, existing, context) {
    assertStorage(properties);
    const resource = requireResource(
      context.region.dbInstances,
      existing.physicalId,
    );
    const wanted = Number(properties.AllocatedStorage ?? 20);
    if (wanted < resource.shape.AllocatedStorage) {
      throw rdsFailure(
        'Requested storage size cannot be smaller than the current size',
      );
    }
    Object.assign(resource.shape, changeableParts(properties));
    resource.shape.SecondaryAvailabilityZone = properties.MultiAZ
      ? resource.shape.SecondaryAvailabilityZone ?? context.region.zones[1]
      : undefined;
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    const resource = region.dbInstances.get(physicalId);
    if (resource?.shape.DeletionProtection) {
      throw rdsFailure(
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
      );
    }
    region.dbInstances.delete(physicalId);
  },
});

function assertStorage(properties: InstanceProperties) {
  const gib = Number(properties.AllocatedStorage ?? 20);
  const isGp3 = properties.StorageType === 'gp3';
  if (gib < 20 || gib > 65_536) {
    throw rdsFailure(
      `Invalid storage size for engine name postgres and storage type ${
        properties.StorageType ?? 'gp2'
      }: ${gib}`,
    );
  }
  const setsSpeed =
    properties.Iops !== undefined || properties.StorageThroughput !== undefined;
  if (isGp3 && setsSpeed && gib < SMALLEST_GP3_WITH_IOPS_GIB) {
    throw rdsFailure(
      "You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.",
    );
  }
  const { MaxAllocatedStorage } = properties;
  if (MaxAllocatedStorage !== undefined && MaxAllocatedStorage <= gib) {
    throw rdsFailure('Max storage size must be greater than storage size');
  }
}

function changeableParts(
  properties: InstanceProperties,
): Pick<DbInstanceShape, 'DBInstanceClass' | 'AllocatedStorage' | 'MultiAZ'> &
  Partial<DbInstanceShape> {
  const isGp3 = properties.StorageType === 'gp3';
  return {
    DBInstanceClass: properties.DBInstanceClass ?? 'db.t4g.micro',
    AllocatedStorage: Number(properties.AllocatedStorage ?? 20),
    MaxAllocatedStorage: properties.MaxAllocatedStorage,
    MultiAZ: properties.MultiAZ ?? false,
    StorageType: properties.StorageType ?? 'gp2',
    Iops: isGp3 ? properties.Iops ?? 3000 : properties.Iops,
    StorageThroughput: isGp3 ? properties.StorageThroughput ?? 125 : undefined,
    EngineVersion: fullVersion(properties.EngineVersion ?? '16'),
    BackupRetentionPeriod: properties.BackupRetentionPeriod ?? 1,
    PreferredBackupWindow: properties.PreferredBackupWindow ?? '03:00-04:00',
    PreferredMaintenanceWindow:
      properties.PreferredMaintenanceWindow ?? 'sun:04:00-sun:05:00',
    AutoMinorVersionUpgrade: properties.AutoMinorVersionUpgrade ?? true,
    PubliclyAccessible: properties.PubliclyAccessible ?? false,
    DeletionProtection: properties.DeletionProtection ?? false,
    CopyTagsToSnapshot: properties.CopyTagsToSnapshot ?? false,
    EnabledCloudwatchLogsExports: properties.EnableCloudwatchLogsExports ?? [],
    IAMDatabaseAuthenticationEnabled:
      properties.EnableIAMDatabaseAuthentication ?? false,
    PerformanceInsightsEnabled: properties.EnablePerformanceInsights ?? false,
    MonitoringInterval: properties.MonitoringInterval ?? 0,
    VpcSecurityGroups: (properties.VPCSecurityGroups ?? []).map(id => ({
      VpcSecurityGroupId: id,
      Status: 'active',
    })),
    DBParameterGroups: [
      {
        DBParameterGroupName:
          properties.DBParameterGroupName ?? 'default.postgres16',
        ParameterApplyStatus: 'in-sync',
      },
    ],
    PendingModifiedValues: {},
  };
}

/** RDS picks the newest minor version of a major one. */
const fullVersion = (version: string) =>
  version.includes('.') ? version : `${version}.9`;

const event = (
  SourceIdentifier: string,
  SourceArn: string,
  at: Date,
  category: string,
  Message: string,
) => ({
  SourceIdentifier,
  SourceType: 'db-instance' as const,
  SourceArn,
  Date: at,
  EventCategories: [category],
  Message,
});

export const dbSubnetGroup = resourceProvider({
  type: 'AWS::RDS::DBSubnetGroup',
  properties: {
    DBSubnetGroupDescription: text,
    DBSubnetGroupName: text.optional(),
    SubnetIds: texts,
  },
  replacedBy: ['DBSubnetGroupName'],
  create(properties, context) {
    const { region } = context;
    const name = (
      properties.DBSubnetGroupName ?? generatedName(context, 255)
    ).toLowerCase();
    refuseDuplicate(region.dbSubnetGroups.get(name), name);
    const Subnets = subnetsOf(properties.SubnetIds, context);
    const arn = region.arn('rds', `subgrp:${name}`);
    putResource(region.dbSubnetGroups, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        DBSubnetGroupName: name,
        DBSubnetGroupDescription: properties.DBSubnetGroupDescription,
        DBSubnetGroupArn: arn,
        SubnetGroupStatus: 'Complete',
        VpcId: region.subnets.get(properties.SubnetIds[0])?.shape.VpcId,
        Subnets,
      },
    });
    return { physicalId: name };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.dbSubnetGroups,
      existing.physicalId,
    );
    resource.shape.DBSubnetGroupDescription =
      properties.DBSubnetGroupDescription;
    resource.shape.Subnets = subnetsOf(properties.SubnetIds, context);
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.dbSubnetGroups.delete(physicalId);
  },
});

function subnetsOf(ids: string[], { region }: ProviderContext) {
  const subnets = ids.map(id => requireResource(region.subnets, id).shape);
  if (new Set(subnets.map(each => each.AvailabilityZone)).size < 2) {
    throw rdsFailure(
      "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: one. Add subnets to cover at least 2 AZs.",
    );
  }
  return subnets.map(each => ({
    SubnetIdentifier: each.SubnetId,
    SubnetAvailabilityZone: { Name: each.AvailabilityZone },
    SubnetStatus: 'Active',
  }));
}

export const dbParameterGroup = resourceProvider({
  type: 'AWS::RDS::DBParameterGroup',
  seconds: 1,
  properties: {
    DBParameterGroupName: text.optional(),
    Description: text,
    Family: text,
    Parameters: z.record(z.string(), anyJson).optional(),
  },
  replacedBy: ['DBParameterGroupName', 'Description', 'Family'],
  create(properties, context) {
    const { region } = context;
    const name = (
      properties.DBParameterGroupName ?? generatedName(context, 255)
    ).toLowerCase();
    refuseDuplicate(region.dbParameterGroups.get(name), name);
    const arn = region.arn('rds', `pg:${name}`);
    putResource(region.dbParameterGroups, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        DBParameterGroupName: name,
        DBParameterGroupArn: arn,
        DBParameterGroupFamily: properties.Family,
        Description: properties.Description,
        parameters: parametersOf(properties.Parameters),
      },
    });
    return { physicalId: name, attributes: { DBParameterGroupName: name } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.dbParameterGroups,
      existing.physicalId,
    );
    resource.shape.parameters = parametersOf(properties.Parameters);
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.dbParameterGroups.delete(physicalId);
  },
});

const parametersOf = (parameters: Record<string, unknown> = {}) =>
  Object.entries(parameters).map(([ParameterName, value]) => ({
    ParameterName,
    ParameterValue: String(value),
    Source: 'user',
    IsModifiable: true,
    ApplyType: 'dynamic',
  }));
