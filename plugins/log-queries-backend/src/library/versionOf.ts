import { createHash } from 'node:crypto';
import type { QueryDefinition } from '@aws-sdk/client-cloudwatch-logs';

/**
 * Tells one state of a query definition from another. AWS has no version, and
 * two changes may be of the same second: the content counts, too.
 */
export function versionOf(definition: QueryDefinition): string {
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
      ]),
    )
    .digest('hex')
    .slice(0, 32);
}
