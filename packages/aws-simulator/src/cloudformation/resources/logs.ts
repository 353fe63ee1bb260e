import { z } from 'zod';
import { seededUuid } from '../../world/seeded';
import {
  flag,
  number,
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

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTIONS_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];

function assertRetention(days: number | undefined) {
  if (days === undefined || RETENTIONS_DAYS.includes(days)) return;
  throw new ResourceFailure(
    `#/RetentionInDays: ${days} is not a valid enum value`,
  );
}

export const logGroup = resourceProvider({
  type: 'AWS::Logs::LogGroup',
  seconds: 1,
  properties: {
    DeletionProtectionEnabled: flag.optional(),
    KmsKeyId: text.optional(),
    LogGroupClass: z
      .enum(['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'])
      .optional(),
    LogGroupName: text.optional(),
    RetentionInDays: number.optional(),
  },
  replacedBy: ['LogGroupName', 'LogGroupClass'],
  create(properties, context) {
    const { region } = context;
    assertRetention(properties.RetentionInDays);
    const name = properties.LogGroupName ?? generatedName(context, 512);
    refuseDuplicate(region.logGroups.get(name), name);
    const arn = region.arn('logs', `log-group:${name}`);
    putResource(region.logGroups, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        name,
        class: properties.LogGroupClass ?? 'STANDARD',
        retentionInDays: properties.RetentionInDays,
        kmsKeyId: properties.KmsKeyId,
        deletionProtectionEnabled:
          properties.DeletionProtectionEnabled ?? false,
        streams: {},
      },
    });
    return { physicalId: name, attributes: { Arn: `${arn}:*` } };
  },
  update(properties, existing, context) {
    assertRetention(properties.RetentionInDays);
    const resource = requireResource(
      context.region.logGroups,
      existing.physicalId,
    );
    resource.shape.retentionInDays = properties.RetentionInDays;
    resource.shape.kmsKeyId = properties.KmsKeyId;
    resource.shape.deletionProtectionEnabled =
      properties.DeletionProtectionEnabled ?? false;
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.logGroups.delete(physicalId);
  },
});

export const queryDefinition = resourceProvider({
  type: 'AWS::Logs::QueryDefinition',
  untagged: true,
  properties: {
    LogGroupNames: texts.optional(),
    Name: text,
    QueryLanguage: z.enum(['CWLI', 'SQL', 'PPL']).optional(),
    QueryString: text,
  },
  create(properties, context) {
    const { region, world } = context;
    const id = seededUuid(hexOf(context, 32));
    putResource(region.queryDefinitions, context, {
      id,
      arn: region.arn('logs', `query-definition:${id}`),
      Tags: properties.Tags,
      shape: {
        name: properties.Name,
        queryString: properties.QueryString,
        logGroupNames: properties.LogGroupNames ?? [],
        queryLanguage: properties.QueryLanguage ?? 'CWLI',
        updatedAt: world.now(),
      },
    });
    return { physicalId: id, attributes: { QueryDefinitionId: id } };
  },
  update(properties, existing, context) {
    const { shape } = requireResource(
      context.region.queryDefinitions,
      existing.physicalId,
    );
    shape.name = properties.Name;
    shape.queryString = properties.QueryString;
    shape.logGroupNames = properties.LogGroupNames ?? [];
    shape.updatedAt = context.world.now();
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.queryDefinitions.delete(physicalId);
  },
});
