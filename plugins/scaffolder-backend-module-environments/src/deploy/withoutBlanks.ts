import type { JsonObject, JsonValue } from '@backstage/types';

/**
 * An object without the fields that were left blank: a form sends empty
 * strings, and a template `null`, for what nobody filled in.
 */
export function withoutBlanks(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) =>
      isBlank(value)
        ? []
        : [[key, isObject(value) ? withoutBlanks(value) : value]],
    ),
  );
}

function isBlank(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
