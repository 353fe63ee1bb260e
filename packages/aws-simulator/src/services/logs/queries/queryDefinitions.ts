import { randomUUID } from 'node:crypto';
import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { sortedPage } from '../../sortedPage';
import { invalidParameter, invalidToken, notFound } from '../refusals';

const MAX_PAGE = 1_000;
const MAX_LENGTH = 10_000;

export function putQueryDefinition(
  world: World,
  region: Region,
  input: logs.PutQueryDefinitionRequest,
): logs.PutQueryDefinitionResponse {
  const { name = '', queryString = '', queryDefinitionId } = input;
  if (name.length < 1 || name.length > 255) {
    throw invalidParameter('The name must have 1 to 255 characters.');
  }
  if (queryString.length < 1 || queryString.length > MAX_LENGTH) {
    throw invalidParameter(
      `The query must have 1 to ${MAX_LENGTH} characters.`,
    );
  }
  const existing =
    queryDefinitionId === undefined
      ? undefined
      : region.queryDefinitions.get(queryDefinitionId);
  if (queryDefinitionId !== undefined && !existing) {
    throw definitionNotFound();
  }
  const id = queryDefinitionId ?? randomUUID();
  region.queryDefinitions.put({
    id,
    arn: region.arn('logs', `query-definition:${id}`),
    createdAt: existing?.createdAt ?? world.now(),
    tags: existing?.tags ?? {},
    stackId: existing?.stackId,
    shape: {
      name,
      queryString,
      logGroupNames: input.logGroupNames ?? [],
      queryLanguage: input.queryLanguage ?? 'CWLI',
      parameters: input.parameters,
      updatedAt: world.now(),
    },
  });
  world.changed();
  return { queryDefinitionId: id };
}

export function describeQueryDefinitions(
  region: Region,
  input: logs.DescribeQueryDefinitionsRequest,
): logs.DescribeQueryDefinitionsResponse {
  const definitions = region.queryDefinitions
    .where(
      ({ name, queryLanguage }) =>
        name.startsWith(input.queryDefinitionNamePrefix ?? '') &&
        (!input.queryLanguage || queryLanguage === input.queryLanguage),
    )
    .map(
      ({ id, shape }): logs.QueryDefinition => ({
        queryDefinitionId: id,
        name: shape.name,
        queryString: shape.queryString,
        logGroupNames: shape.logGroupNames,
        queryLanguage: shape.queryLanguage as logs.QueryLanguage,
        parameters: shape.parameters,
        lastModified: shape.updatedAt.getTime(),
      }),
    );
  const { items: queryDefinitions, next: nextToken } = sortedPage(definitions, {
    token: input.nextToken,
    size: Math.min(input.maxResults ?? MAX_PAGE, MAX_PAGE),
    keyOf: ({ name, queryDefinitionId }) => `${name}\n${queryDefinitionId}`,
    invalidToken,
  });
  return { queryDefinitions, nextToken };
}

export function deleteQueryDefinition(
  world: World,
  region: Region,
  id: string,
): logs.DeleteQueryDefinitionResponse {
  if (!region.queryDefinitions.delete(id)) {
    throw definitionNotFound();
  }
  world.changed();
  return { success: true };
}

function definitionNotFound() {
  return notFound('The specified query definition does not exist.');
}
