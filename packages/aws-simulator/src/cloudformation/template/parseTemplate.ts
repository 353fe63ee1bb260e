import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { validationError } from '../../wire';
import { assertResolvable } from './dependencies';
import { isObject, type JsonObject, type Template } from './Template';
import { formatError } from './formatError';
import { assertNames } from './names';
import { templateSchema } from './templateSchema';
import { YAML_TAGS } from './yamlTags';

const MAX_INLINE_BYTES = 51_200;
const MAX_BYTES = 1_048_576;
/** Far deeper than a real template, and far from the end of the call stack. */
const MAX_DEPTH = 60;

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
  assertSize(body, origin);
  const value = parseText(body);
  if (!isObject(value)) throw formatError('unsupported structure.');
  assertDepth(value);
  if (!isObject(value.Resources) || Object.keys(value.Resources).length === 0) {
    throw formatError('At least one Resources member must be defined.');
  }
  assertNames(value);
  const template = assertForm(value);
  assertResolvable(template);
  return template;
}

function assertSize(body: string, origin: 'inline' | 'bucket') {
  const limit = origin === 'inline' ? MAX_INLINE_BYTES : MAX_BYTES;
  if (Buffer.byteLength(body) <= limit) return;
  throw validationError(
    origin === 'inline'
      ? `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${limit}`
      : `Template may not exceed ${limit} bytes in size.`,
  );
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

function assertForm(value: JsonObject): Template {
  const parsed = templateSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw formOf(parsed.error.issues[0]);
}

function formOf(issue: z.core.$ZodIssue) {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return path[0] === 'Resources'
      ? validationError(`Invalid template resource property '${keys}'`)
      : validationError(`Invalid template property or properties [${keys}]`);
  }
  return formatError(`[/${path.join('/')}] ${issue.message}`);
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
