import { sortedPage } from '../sortedPage';
import { invalidParameter } from './errors';

const MOST_RESULTS = 100;

/**
 * A page of any list of this API.
 * @throws InvalidParameterException for a size outside of 1 to 100, or a token
 * that was not given out
 */
export function ecsPage<Item>(
  items: readonly Item[],
  input: { nextToken?: string; maxResults?: number },
  keyOf: (item: Item) => string,
  options: { order?: 'ascending' | 'descending'; size?: number } = {},
): { items: Item[]; nextToken: string | undefined } {
  const size = input.maxResults ?? options.size ?? MOST_RESULTS;
  if (size < 1 || size > MOST_RESULTS) {
    throw invalidParameter('maxResults must be between 1 and 100.');
  }
  const { items: page, next } = sortedPage(items, {
    token: input.nextToken,
    size,
    keyOf,
    order: options.order,
    invalidToken: () => invalidParameter('Invalid token.'),
  });
  return { items: page, nextToken: next };
}

/** What a Describe operation says of a name that it does not know. */
export const missing = (
  name: string,
  arnOf: (name: string) => string,
): { arn: string; reason: string } => ({
  arn: name.startsWith('arn:') ? name : arnOf(name),
  reason: 'MISSING',
});
