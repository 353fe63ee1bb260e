import * as logs from '@aws-sdk/client-cloudwatch-logs';

/** Cuts a list into pages; the token is the position of the next item. */
export function page<Item>(
  items: readonly Item[],
  { token, size }: { token: string | undefined; size: number },
): { items: Item[]; nextToken: string | undefined } {
  const start = token === undefined ? 0 : readToken(token);
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? writeToken(end) : undefined,
  };
}

export function writeToken(position: number): string {
  return Buffer.from(`next:${position}`).toString('base64url');
}

/** @throws InvalidParameterException for a token that was not given out */
export function readToken(token: string): number {
  const text = Buffer.from(token, 'base64url').toString();
  const [, position] = /^next:(\d+)$/.exec(text) ?? [];
  if (position === undefined) {
    throw new logs.InvalidParameterException({
      message: 'The specified nextToken is invalid.',
      $metadata: {},
    });
  }
  return Number(position);
}
