import { AwsError } from '../wire';

/**
 * A page of a list. The token is the key of the page's first item, so that a
 * list that changes between two pages loses and repeats nothing else.
 *
 * @throws AwsError with the given code when the token is not one of this list
 */
export function page<T>(
  items: T[],
  options: {
    token: string | undefined;
    size: number;
    keyOf: (item: T) => string;
    invalidToken?: () => Error;
  },
): { items: T[]; nextToken: string | undefined } {
  const { token, size, keyOf } = options;
  const start =
    token === undefined
      ? 0
      : items.findIndex(item => encode(keyOf(item)) === token);
  if (start < 0) {
    throw (
      options.invalidToken?.() ??
      new AwsError('ValidationError', 'The pagination token is invalid.')
    );
  }
  const next = items[start + size];
  return {
    items: items.slice(start, start + size),
    nextToken: next === undefined ? undefined : encode(keyOf(next)),
  };
}

const encode = (key: string) => Buffer.from(key).toString('base64url');
