import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { validationError } from '../../wire';
import { assertResolvable } from './dependencies';
import { isObject, type Template } from './Template';
import { YAML_TAGS } from './yamlTags';

const MAX_INLINE_BYTES = 51_200;
const MAX_BYTES = 1_048_576;
const MAX_RESOURCES = 500;
/** Far deeper than a real template, and far from the end of the call stack. */
const MAX_DEPTH = 60;

const formatError = (message: string) =>
  validationError(`Template format error: ${message}`);

const json = z.json();

const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.unknown().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Rules: z.unknown().optional(),
  Transform: z
    .undefined({
      error: 'Transforms and macros are not simulated',
    })
    .optional(),
  Parameters: z
    .record(
      z.string(),
      z.looseObject({ Type: z.string(), Default: json.optional() }),
    )
    .default({}),
  Mappings: z
    .record(z.string(), z.record(z.string(), z.record(z.string(), json)))
    .default({}),
  Conditions: z.record(z.string(), json).default({}),
  Resources: z.record(
    z.string(),
    z.strictObject({
      Type: z.string(),
      Properties: z.record(z.string(), json).default({}),
      DependsOn: z
        .union([z.string().transform(each => [each]), z.array(z.string())])
        .default([]),
      Condition: z.string().optional(),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
      UpdatePolicy: json.optional(),
      CreationPolicy: json.optional(),
      Metadata: json.optional(),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.strictObject({
        Value: json,
        Description: z.string().optional(),
        Condition: z.string().optional(),
        Export: z.strictObject({ Name: json }).optional(),
      }),
    )
    .default({}),
});

/**
 * Reads a template, JSON or YAML, and checks what CloudFormation checks before
 * it does anything.
 *
 * @param origin - a template given inline may have 51,200 bytes, one in a
 * bucket 1 MB
 * @throws AwsError `ValidationError` in CloudFormation's words
 */
export function parseTemplate(
  body: string,
  origin: 'inline' | 'bucket' = 'bucket',
): Template {
  const limit = origin === 'inline' ? MAX_INLINE_BYTES : MAX_BYTES;
  if (Buffer.byteLength(body) > limit) {
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${limit}`,
    );
  }
  const value = parseText(body);
  if (!isObject(value)) throw formatError('unsupported structure.');
  assertDepth(value);
  if (!isObject(value.Resources) || Object.keys(value.Resources).length === 0) {
    throw formatError('At least one Resources member must be defined.');
  }
  const count = Object.keys(value.Resources).length;
  if (count > MAX_RESOURCES) {
    throw formatError(
      `Number of resources, ${count}, is greater than maximum allowed, ${MAX_RESOURCES}`,
    );
  }
  const parsed = templateSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw formatError(`[/${issue.path.join('/')}] ${issue.message}`);
  }
  const template: Template = parsed.data;
  assertResolvable(template);
  return template;
}

function parseText(body: string): unknown {
  if (body.trimStart().startsWith('{')) {
    try {
      return JSON.parse(body);
    } catch (error) {
      throw formatError(`JSON not well-formed. (${error})`);
    }
  }
  try {
    return parseYaml(body, { customTags: YAML_TAGS, logLevel: 'error' });
  } catch (error) {
    throw formatError(`YAML not well-formed. (${error})`);
  }
}

/** Looks at each part once, however often YAML's aliases repeat it. */
function assertDepth(root: unknown) {
  const heights = new Map<object, number>();
  const heightOf = (value: unknown, depth: number): number => {
    if (typeof value !== 'object' || value === null) return 0;
    let height = heights.get(value) ?? 0;
    // An alias may make a part contain itself, which no depth is enough for.
    if (depth + height > MAX_DEPTH) {
      throw formatError(`nested deeper than ${MAX_DEPTH} levels`);
    }
    if (height > 0) return height;
    for (const each of Object.values(value)) {
      height = Math.max(height, heightOf(each, depth + 1));
    }
    heights.set(value, height + 1);
    return height + 1;
  };
  heightOf(root, 0);
}
