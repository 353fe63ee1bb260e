import { AwsError } from '../../wire';

/** Cuts a list into pages; the token is the position of the next item. */
export function page<Item>(
  items: readonly Item[],
  { token, size }: { token: string | undefined; size: number },
): { items: Item[]; NextToken: string | undefined } {
  const start = token === undefined ? 0 : readToken(token);
  const end = start + size;
  return {
    items: items.slice(start, end),
    NextToken: end < items.length ? writeToken(end) : undefined,
  };
}

export function writeToken(position: number): string {
  return Buffer.from(`next:${position}`).toString('base64url');
}

/** @throws AwsError `InvalidNextToken` for one that was not given out */
export function readToken(token: string): number {
  const text = Buffer.from(token, 'base64url').toString();
  const [, position] = /^next:(\d+)$/.exec(text) ?? [];
  if (position === undefined) {
    throw new AwsError('InvalidNextToken', 'The next token is invalid.');
  }
  return Number(position);
}
