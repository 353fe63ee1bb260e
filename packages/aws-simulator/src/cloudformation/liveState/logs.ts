import { liveReader } from './LiveReader';

export const logGroup = liveReader({
  type: 'AWS::Logs::LogGroup',
  find: ({ region, physicalId }) => region.logGroups.get(physicalId),
  properties: shape => ({
    DeletionProtectionEnabled: shape.deletionProtectionEnabled,
    KmsKeyId: shape.kmsKeyId,
    LogGroupClass: shape.class,
    RetentionInDays: shape.retentionInDays,
  }),
});

export const queryDefinition = liveReader({
  type: 'AWS::Logs::QueryDefinition',
  find: ({ region, physicalId }) => region.queryDefinitions.get(physicalId),
  properties: shape => ({
    LogGroupNames: shape.logGroupNames,
    Name: shape.name,
    QueryLanguage: shape.queryLanguage,
    QueryString: shape.queryString,
  }),
});
