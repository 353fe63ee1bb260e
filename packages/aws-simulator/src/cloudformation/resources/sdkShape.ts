import type { $SchemaRef } from '@smithy/types';
import { NormalizedSchema } from '@smithy/core/schema';
import { requiredMembers } from '../../wire/schemas';
import { ResourceFailure } from '../ResourceProvider';
import { isObject, type Json, type JsonObject } from '../template/Template';

/** What CloudFormation calls otherwise than the service, by its own name. */
export type Renames = Readonly<Record<string, string>>;

/**
 * Turns what a template says into the structure that a service takes, where
 * both have the same members. Numbers and booleans may be written as text, and
 * a list may stand for a list with its `Quantity`.
 *
 * @param schema - from the SDK's module, such as `Rule$`
 * @param place - of the value in the properties, such as `#/Rules`
 * @throws ResourceFailure for a member that there is not, or that is missing
 */
export function sdkShape<Shape>(
  schema: $SchemaRef,
  value: Json,
  place: string,
  renames: Renames = {},
): Shape {
  return convert(NormalizedSchema.of(schema), value, place, renames) as Shape;
}

function convert(
  schema: NormalizedSchema,
  value: Json,
  place: string,
  renames: Renames,
): unknown {
  if (schema.isStructSchema()) {
    if (isCountedList(schema) && Array.isArray(value)) {
      const Items = list(
        schema.getMemberSchema('Items'),
        value,
        place,
        renames,
      );
      return {
        Quantity: Items.length,
        Items,
        ...(hasMember(schema, 'Enabled') && { Enabled: Items.length > 0 }),
      };
    }
    if (!isObject(value)) throw wrongType(place, 'JSONObject', value);
    return structure(schema, value, place, renames);
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw wrongType(place, 'JSONArray', value);
    return list(schema, value, place, renames);
  }
  if (schema.isMapSchema()) {
    if (!isObject(value)) throw wrongType(place, 'JSONObject', value);
    const item = schema.getValueSchema();
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        convert(item, each, `${place}/${key}`, renames),
      ]),
    );
  }
  return scalar(schema, value, place);
}

const list = (
  schema: NormalizedSchema,
  value: Json[],
  place: string,
  renames: Renames,
) =>
  value.map((each, index) =>
    convert(schema.getValueSchema(), each, `${place}/${index}`, renames),
  );

/** CloudFront counts the items of its lists. */
const isCountedList = (schema: NormalizedSchema): boolean =>
  hasMember(schema, 'Quantity') && hasMember(schema, 'Items');

const hasMember = (schema: NormalizedSchema, name: string): boolean =>
  [...schema.structIterator()].some(([member]) => member === name);

function structure(
  schema: NormalizedSchema,
  value: JsonObject,
  place: string,
  renames: Renames,
): object {
  const members = new Map(schema.structIterator());
  const shape: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [key, each] of Object.entries(value)) {
    const name = members.has(key) ? key : renames[key];
    const member = name === undefined ? undefined : members.get(name);
    if (!member) unknown.push(key);
    else shape[name] = convert(member, each, `${place}/${key}`, renames);
  }
  if (unknown.length > 0) {
    throw new ResourceFailure(
      `${place}: extraneous key [${unknown.join(', ')}] is not permitted`,
    );
  }
  if (isCountedList(schema)) {
    shape.Quantity ??= Array.isArray(shape.Items) ? shape.Items.length : 0;
  }
  const missing = requiredMembers(schema).find(
    name => shape[name] === undefined,
  );
  if (missing !== undefined) {
    throw new ResourceFailure(`${place}: required key [${missing}] not found`);
  }
  return shape;
}

function scalar(schema: NormalizedSchema, value: Json, place: string): unknown {
  if (schema.isBlobSchema()) return Buffer.from(String(value));
  if (schema.isNumericSchema()) {
    const number = Number(value);
    if (value === '' || Number.isNaN(number)) {
      throw wrongType(place, 'Number', value);
    }
    return number;
  }
  if (schema.isBooleanSchema()) {
    const text = String(value).toLowerCase();
    if (text !== 'true' && text !== 'false') {
      throw wrongType(place, 'Boolean', value);
    }
    return text === 'true';
  }
  if (typeof value === 'object') throw wrongType(place, 'String', value);
  return String(value);
}

const wrongType = (place: string, wanted: string, value: Json) =>
  new ResourceFailure(
    `${place}: expected type: ${wanted}, found: ${
      Array.isArray(value) ? 'JSONArray' : typeof value
    }`,
  );
