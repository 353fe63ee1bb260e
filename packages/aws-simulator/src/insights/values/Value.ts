/**
 * What a field or an expression can be. A missing field is `undefined`; maps
 * and lists come out of JSON.
 */
export type Value =
  | undefined
  | null
  | string
  | number
  | boolean
  | readonly Value[]
  | { readonly [key: string]: Value };

export function isPresent(
  value: Value,
): value is Exclude<Value, undefined | null> {
  return value !== undefined && value !== null;
}

/** Numbers, and texts that are numbers; anything else is not one. */
export function toNumber(value: Value): number | undefined {
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'string': {
      if (value === '' || value.trim() !== value) {
        return undefined;
      }
      const number = Number(value);
      return Number.isFinite(number) ? number : undefined;
    }
    default:
      return undefined;
  }
}

/** The text of a value for comparisons and string functions. */
export function toText(value: Value): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return String(value);
    case 'boolean':
      // Logs Insights has no booleans: they are stored and shown as 1 and 0.
      return value ? '1' : '0';
    default:
      return isPresent(value) ? JSON.stringify(value) : undefined;
  }
}

export function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') {
    return value;
  }
  const number = toNumber(value);
  return number === undefined ? isPresent(value) && value !== '' : number !== 0;
}

/** One step into a map or a list. */
export function child(value: Value, key: string): Value {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return /^\d+$/.test(key)
      ? (value as readonly Value[])[Number(key)]
      : undefined;
  }
  return Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: Value })[key]
    : undefined;
}
