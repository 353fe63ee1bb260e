import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { LogGroupShape } from '../../world/resources/logs';
import type { World } from '../../world/World';
import { requireGroup } from './groups';
import { invalidParameter, notFound } from './refusals';

const MAX_FIELDS = 20;
/** Every standard log group is indexed by these. */
const DEFAULT_FIELDS = [
  '@logStream',
  '@aws.region',
  '@aws.account',
  '@source.log',
  'traceId',
];

const policySchema = z.strictObject({
  Fields: z.array(z.string().min(1)).min(1).max(MAX_FIELDS),
});

/** Field indexes; queries find the same with them as without. */
export function fieldIndexHandlers(
  world: World,
  regionOf: (context: RequestContext) => Region,
): Pick<
  Handlers<typeof logs>,
  | 'PutIndexPolicy'
  | 'DeleteIndexPolicy'
  | 'DescribeIndexPolicies'
  | 'DescribeFieldIndexes'
> {
  return {
    PutIndexPolicy: ({ logGroupIdentifier, policyDocument = '' }, context) => {
      const region = regionOf(context);
      const group = requireGroup(region, logGroupIdentifier);
      fieldsIn(policyDocument);
      group.shape.indexPolicy = { policyDocument, updatedAt: world.now() };
      world.changed();
      return { indexPolicy: describePolicy(group) };
    },
    DeleteIndexPolicy: ({ logGroupIdentifier }, context) => {
      const group = requireGroup(regionOf(context), logGroupIdentifier);
      if (!group.shape.indexPolicy) {
        throw notFound('The log group has no index policy.');
      }
      group.shape.indexPolicy = undefined;
      world.changed();
      return {};
    },
    DescribeIndexPolicies: ({ logGroupIdentifiers = [] }, context) => ({
      indexPolicies: logGroupIdentifiers
        .map(each => requireGroup(regionOf(context), each))
        .filter(({ shape }) => shape.indexPolicy)
        .map(describePolicy),
    }),
    DescribeFieldIndexes: ({ logGroupIdentifiers = [] }, context) => ({
      fieldIndexes: logGroupIdentifiers
        .map(each => requireGroup(regionOf(context), each))
        .flatMap(group => indexesOf(world, group)),
    }),
  };
}

function describePolicy({ shape }: Resource<LogGroupShape>): logs.IndexPolicy {
  return {
    logGroupIdentifier: shape.name,
    lastUpdateTime: shape.indexPolicy?.updatedAt.getTime(),
    policyDocument: shape.indexPolicy?.policyDocument,
    source: 'LOG_GROUP',
  };
}

function indexesOf(
  world: World,
  { createdAt, shape }: Resource<LogGroupShape>,
): logs.FieldIndex[] {
  const since = shape.indexPolicy?.updatedAt ?? createdAt;
  const own = shape.indexPolicy
    ? fieldsIn(shape.indexPolicy.policyDocument)
    : [];
  const defaults = shape.class === 'STANDARD' ? DEFAULT_FIELDS : [];
  return [
    ...defaults.map(fieldIndexName => ({ fieldIndexName, from: createdAt })),
    ...own.map(fieldIndexName => ({ fieldIndexName, from: since })),
  ].map(({ fieldIndexName, from }) => ({
    logGroupIdentifier: shape.name,
    fieldIndexName,
    lastScanTime: world.now().getTime(),
    firstEventTime: from.getTime(),
    lastEventTime: world.now().getTime(),
    type: 'FIELD_INDEX',
  }));
}

function fieldsIn(policyDocument: string): string[] {
  try {
    return policySchema.parse(JSON.parse(policyDocument)).Fields;
  } catch (error) {
    throw invalidParameter(
      `The policy document is not valid: ${
        error instanceof z.ZodError ? z.prettifyError(error) : String(error)
      }`,
    );
  }
}
