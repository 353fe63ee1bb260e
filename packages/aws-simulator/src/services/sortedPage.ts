import { AwsError } from '../wire';

/** @public */
export interface PageOptions<Item> {
  /** What the client sent: the token of the page before. */
  token: string | undefined;
  size: number;
  /** Says where an item stands; pages come in the order of these keys. */
  keyOf: (item: Item) => string;
  /** Ascending unless told. */
  order?: 'ascending' | 'descending';
  /** The service's own refusal of a token that it did not give out. */
  invalidToken?: () => Error;
}

/**
 * A page of a list. The token names the last item of the page before, not a
 * position, so nothing is lost or told twice when the list changes in between.
 *
 * @throws what `invalidToken` makes, else AwsError `InvalidNextToken`
 */
export function sortedPage<Item>(
  items: readonly Item[],
  {
    token,
    size,
    keyOf,
    order = 'ascending',
    invalidToken = refusal,
  }: PageOptions<Item>,
): { items: Item[]; next: string | undefined } {
  const after = token ? keyIn(token) : '';
  if (after === undefined) throw invalidToken();
  const sign = order === 'ascending' ? 1 : -1;
  const rest = items
    .map(item => ({ item, key: keyOf(item) }))
    .filter(({ key }) => !token || sign * compare(key, after) > 0)
    .sort((a, b) => sign * compare(a.key, b.key));
  const page = rest.slice(0, size);
  return {
    items: page.map(({ item }) => item),
    next: rest.length > size ? tokenFor(page[page.length - 1].key) : undefined,
  };
}

const PREFIX = 'after:';

const tokenFor = (key: string) =>
  Buffer.from(PREFIX + key).toString('base64url');

function keyIn(token: string): string | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length) : undefined;
}

const refusal = () =>
  new AwsError('InvalidNextToken', 'The pagination token is not valid.');

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
