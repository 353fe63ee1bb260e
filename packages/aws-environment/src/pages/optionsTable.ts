import {
  type FormField,
  environmentSpecJsonSchema,
} from '@quarterdeck/plugin-environments-common';
import { markdownTable } from './markdown';

/** Every field of a specification, with its default. */
export function optionsTable(): string {
  return markdownTable(
    ['option', 'default', 'what it is'],
    rowsOf(environmentSpecJsonSchema().properties ?? {}),
  );
}

function rowsOf(fields: Record<string, FormField>, prefix = ''): string[][] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.properties
      ? rowsOf(field.properties, `${prefix}${name}.`)
      : [
          [
            `\`${prefix}${name}\``,
            field.default === undefined ? '' : `\`${field.default}\``,
            field.description ?? field.title ?? '',
          ],
        ],
  );
}
