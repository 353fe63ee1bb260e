import { z } from 'zod';
import { environmentSpecFields } from './EnvironmentSpec';

/**
 * A field of a form, as react-jsonschema-form takes it.
 *
 * @public
 */
export interface FormField {
  [keyword: string]: unknown;
  type?: string;
  title?: string;
  description?: string;
  default?: unknown;
  properties?: Record<string, FormField>;
  required?: string[];
}

/** A page of the form. @public */
export interface FormPage extends FormField {
  title: string;
  properties: Record<string, FormField>;
}

/** The fields that a person has to fill in: they have no default. */
const ASKED_FIRST = ['name', 'stage', 'owner', 'accountId', 'region'];

/** What else stands on the first page. */
const ALSO_FIRST = ['domain'];

/** Shows what the answers so far cost; asks nothing. */
const PRICE: FormField = {
  type: 'null',
  title: 'Price',
  'ui:field': 'EnvironmentPriceField',
  'ui:backstage': { review: { show: false } },
};

/** Settings for which a form would ask more than it helps, by section. */
const LEFT_TO_FILES: Record<string, string[]> = {
  network: ['zones', 'flowLogRetentionDays'],
  service: ['user', 'writableFileSystem', 'migrateCommand'],
  database: ['logRetentionDays'],
  edge: ['prefixListId', 'wafLogRetentionDays'],
  email: ['sender', 'mailFromSubdomain'],
  operations: [
    'freeStorageCriticalPercent',
    'freeStorageWarningPercent',
    'containerInsightsLogRetentionDays',
    'documentedQueries',
  ],
};

/** What a form cannot show, or says in another way. */
const LEFT_OUT_KEYWORDS = new Set(['$schema', 'additionalProperties']);

/** What the specification says in better words than JSON Schema does. */
const WORDED_KEYWORDS = ['format', 'maxLength', 'minLength', 'pattern'];

/**
 * Every field of a specification with its title, description, default and
 * limits, as JSON Schema.
 *
 * @public
 */
export function environmentSpecJsonSchema(): FormField {
  return toFormField(
    z.toJSONSchema(environmentSpecFields, { io: 'input', target: 'draft-7' }),
  );
}

/**
 * The form of the `aws-environment` template, made of the specification: a
 * short page with what has to be said, and one with all the rest, filled in.
 *
 * @public
 */
export function environmentFormSchema(): FormPage[] {
  const { properties = {} } = environmentSpecJsonSchema();
  for (const [section, fields] of Object.entries(LEFT_TO_FILES)) {
    for (const field of fields) delete properties[section].properties?.[field];
  }
  for (const [path, field] of Object.entries(properties)) {
    if (!ASKED_FIRST.includes(path)) checkInWords(field, path);
  }
  leaveToWords(properties.name);
  const names = Object.keys(properties);
  const pick = (chosen: string[]) =>
    Object.fromEntries(chosen.map(name => [name, properties[name]]));
  const first = [...ASKED_FIRST, ...ALSO_FIRST];
  return [
    {
      title: 'The environment',
      required: ASKED_FIRST,
      properties: { price: PRICE, ...pick(first) },
    },
    {
      title: 'Advanced',
      description:
        'A production environment as the architecture describes it. Change what should differ.',
      properties: {
        priceOfAll: PRICE,
        ...pick(names.filter(name => !first.includes(name))),
      },
    },
  ];
}

/** Has the portal's own field check it, by the rules of the specification. */
function checkInWords(field: FormField, path: string): void {
  field['ui:field'] = 'EnvironmentSpecField';
  field['ui:options'] = { path };
  // A section's errors stand at its fields.
  if (field.properties) field['ui:hideError'] = true;
  leaveToWords(field);
}

function leaveToWords(field: FormField): void {
  for (const keyword of WORDED_KEYWORDS) delete field[keyword];
  for (const inner of Object.values(field.properties ?? {})) {
    leaveToWords(inner);
  }
}

function toFormField(schema: object): FormField {
  const field: FormField = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (LEFT_OUT_KEYWORDS.has(keyword)) continue;
    field[keyword] = keyword === 'properties' ? eachField(value) : value;
  }
  // The defaults of a section are those of its fields.
  if (field.type === 'object') delete field.default;
  return field;
}

function eachField(properties: Record<string, object>) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      toFormField(schema),
    ]),
  );
}
