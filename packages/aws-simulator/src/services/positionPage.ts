import { AwsError } from '../wire';

/** @public */
export interface PositionPageOptions {
  /** What the client sent: the token of the page before. */
  token: string | undefined;
  size: number;
  /** The service's own refusal of a token that it did not give out. */
  invalidToken?: () => Error;
}

/**
 * A page of a list that does not change, such as the rows of a query, or
 * whose order is not that of a key. The token is a position; for a list of
 * named things, `sortedPage` loses nothing when some come or go.
 *
 * @throws what `invalidToken` makes, else AwsError `InvalidNextToken`
 */
export function positionPage<Item>(
  items: readonly Item[],
  { token, size, invalidToken }: PositionPageOptions,
): { items: Item[]; next: string | undefined } {
  const start = positionIn(token, invalidToken);
  const end = start + size;
  return {
    items: items.slice(start, end),
    next: end < items.length ? tokenAt(end) : undefined,
  };
}

/** The opaque token that stands for a position. */
export function tokenAt(position: number): string {
  return Buffer.from(`next:${position}`).toString('base64url');
}

/** The position that a token stands for; without one, the beginning. */
export function positionIn(
  token: string | undefined,
  invalidToken: () => Error = () =>
    new AwsError('InvalidNextToken', 'The next token is invalid.'),
): number {
  if (token === undefined) {
    return 0;
  }
  const text = Buffer.from(token, 'base64url').toString();
  const [, position] = /^next:(\d+)$/.exec(text) ?? [];
  if (position === undefined) {
    throw invalidToken();
  }
  return Number(position);
}
