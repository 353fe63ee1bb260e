import type { $SchemaRef } from '@smithy/types';
import { NormalizedSchema } from '@smithy/core/schema';
import { serializationError } from './AwsError';

/**
 * Refuses a list or an object where the model has a plain value, and the other
 * way round: the SDK's readers take whatever is there.
 *
 * @throws AwsError `SerializationException`
 */
export function assertShape(ref: $SchemaRef, value: unknown, place = ''): void {
  if (value === undefined || value === null) return;
  const schema = NormalizedSchema.of(ref);
  if (schema.isUnitSchema() || schema.isDocumentSchema()) return;
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw misplaced(place);
    const item = schema.getValueSchema();
    for (const each of value) assertShape(item, each, place);
  } else if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    for (const [key, each] of membersOf(value, place)) {
      assertShape(item, each, `${place}.${key}`);
    }
  } else if (schema.isStructSchema()) {
    if (schema.isStreaming()) return;
    const members = new Map(membersOf(value, place));
    for (const [name, member] of schema.structIterator()) {
      assertShape(member, members.get(name), `${place}.${name}`);
    }
  } else if (schema.isStringSchema() && isStructured(value)) {
    throw misplaced(place);
  } else if (schema.isNumericSchema() && isStructured(value)) {
    throw misplaced(place);
  }
}

function membersOf(value: unknown, place: string): Array<[string, unknown]> {
  if (!isStructured(value) || Array.isArray(value)) throw misplaced(place);
  return Object.entries(value);
}

// A String object is what the SDK makes of text that contains JSON.
const isStructured = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof String);

const misplaced = (place: string) =>
  serializationError(
    `Unexpected type at ${place.replace(/^\./, '') || 'the top of the body'}`,
  );
