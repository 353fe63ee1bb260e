import { createHash } from 'node:crypto';
import type { QueryDefinition } from '@aws-sdk/client-cloudwatch-logs';
import type { QueryNotes } from '@quarterdeck/plugin-log-queries-common';

/**
 * Tells one state of a saved query from another. AWS has no version, and two
 * changes may be of the same second: the content counts, too.
 */
export function versionOf(
  definition: QueryDefinition,
  notes: QueryNotes,
): string {
  const { name, queryString, logGroupNames = [], lastModified } = definition;
  const parameters = (definition.parameters ?? []).map(parameter => [
    parameter.name,
    parameter.defaultValue ?? null,
    parameter.description ?? null,
  ]);
  return createHash('sha256')
    .update(
      JSON.stringify([
        lastModified ?? null,
        name,
        queryString,
        logGroupNames,
        parameters,
        notes.description ?? null,
        notes.owner ?? null,
        notes.runbookUrl ?? null,
      ]),
    )
    .digest('hex')
    .slice(0, 32);
}
