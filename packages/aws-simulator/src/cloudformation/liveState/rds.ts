import { liveReader, pick } from './LiveReader';

export const dbInstance = liveReader({
  type: 'AWS::RDS::DBInstance',
  find: ({ region, physicalId }) => region.dbInstances.get(physicalId),
  properties: (shape, { properties }) => ({
    ...pick(shape, [
      'AllocatedStorage',
      'AutoMinorVersionUpgrade',
      'BackupRetentionPeriod',
      'CACertificateIdentifier',
      'CopyTagsToSnapshot',
      'DBInstanceClass',
      'DeletionProtection',
      'Iops',
      'MaxAllocatedStorage',
      'MonitoringInterval',
      'MultiAZ',
      'PreferredBackupWindow',
      'PreferredMaintenanceWindow',
      'PubliclyAccessible',
      'StorageThroughput',
      'StorageType',
    ]),
    DBParameterGroupName: shape.DBParameterGroups?.[0]?.DBParameterGroupName,
    EnableCloudwatchLogsExports: shape.EnabledCloudwatchLogsExports,
    EnableIAMDatabaseAuthentication: shape.IAMDatabaseAuthenticationEnabled,
    EnablePerformanceInsights: shape.PerformanceInsightsEnabled,
    EngineVersion: asSpecified(shape.EngineVersion, properties.EngineVersion),
    VPCSecurityGroups: shape.VpcSecurityGroups?.map(
      each => each.VpcSecurityGroupId,
    ),
  }),
});

/** A template that asks for 16 is content with 16.9. */
function asSpecified(version: string | undefined, specified: unknown) {
  const wanted = String(specified);
  return version?.startsWith(`${wanted}.`) ? wanted : version;
}

export const dbSubnetGroup = liveReader({
  type: 'AWS::RDS::DBSubnetGroup',
  find: ({ region, physicalId }) => region.dbSubnetGroups.get(physicalId),
  properties: shape => ({
    DBSubnetGroupDescription: shape.DBSubnetGroupDescription,
    SubnetIds: shape.Subnets?.map(each => each.SubnetIdentifier),
  }),
});

export const dbParameterGroup = liveReader({
  type: 'AWS::RDS::DBParameterGroup',
  find: ({ region, physicalId }) => region.dbParameterGroups.get(physicalId),
  properties: shape => ({
    Parameters: Object.fromEntries(
      shape.parameters.map(each => [each.ParameterName, each.ParameterValue]),
    ),
  }),
});
