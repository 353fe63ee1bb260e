import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { environmentSpecFields } from '@quarterdeck/plugin-environments-common';
import { z } from 'zod';

/** What the specification says better itself, in words and all at once. */
const CONSTRAINTS = [
  'additionalProperties',
  'enum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxItems',
  'maxLength',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'pattern',
  'required',
] as const;

type ActionInputSchema = NonNullable<TemplateAction['schema']>['input'];

/**
 * The action's input, with the specification as a JSON Schema for the page that documents the action.
 * The scaffolder checks the input against it before the action sees it, with
 * messages for machines; so it describes the fields and leaves the checking to
 * `parseEnvironmentSpec`.
 */
export function describeInput(
  required: string[] = [],
  others: Record<string, object> = {},
): ActionInputSchema {
  const spec = z.toJSONSchema(environmentSpecFields, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      for (const constraint of CONSTRAINTS) delete jsonSchema[constraint];
    },
  });
  // JSON Schema in JSON Schema out, whatever types two libraries have for it.
  return JSON.parse(
    JSON.stringify({
      type: 'object',
      required,
      properties: { ...others, spec },
    }),
  );
}
