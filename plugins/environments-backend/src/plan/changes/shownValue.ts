const LONGEST_VALUE = 500;

/** Properties that may hold a secret, whatever they are of. */
const SECRET = /password|secretstring|token|privatekey/i;

/**
 * A property as text, for a page and the database: never one that may be
 * secret, and not more than one can read.
 */
export function shownValue(path: string, value: unknown): string | undefined {
  if (value === undefined || SECRET.test(path)) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE
    ? `${text.slice(0, LONGEST_VALUE)}…`
    : text;
}
