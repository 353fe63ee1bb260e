import type { QueryDefinition } from '@aws-sdk/client-cloudwatch-logs';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import {
  type QueryNotes,
  type SavedQuery,
  splitQueryName,
} from '@quarterdeck/plugin-log-queries-common';
import { versionOf } from './versionOf';

/** @returns nothing for a definition that has no text */
export function toSavedQuery(
  definition: QueryDefinition,
  target: AwsTarget,
  notes: QueryNotes = {},
): SavedQuery | undefined {
  const { queryDefinitionId, name, queryString, lastModified } = definition;
  if (!queryDefinitionId || !name || !queryString) return undefined;
  return {
    id: queryDefinitionId,
    accountId: target.accountId,
    region: target.region,
    name,
    ...splitQueryName(name),
    queryString,
    language: definition.queryLanguage ?? 'CWLI',
    logGroupNames: definition.logGroupNames ?? [],
    parameters: (definition.parameters ?? []).flatMap(parameter =>
      parameter.name
        ? {
            name: parameter.name,
            defaultValue: parameter.defaultValue,
            description: parameter.description,
          }
        : [],
    ),
    ...(lastModified !== undefined && {
      lastModified: new Date(lastModified).toISOString(),
    }),
    version: versionOf(definition, notes),
    notes,
  };
}
