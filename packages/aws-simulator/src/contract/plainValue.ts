interface Stream {
  transformToByteArray(): Promise<Uint8Array>;
}

/**
 * A value as it can be compared: bytes and streams as text, and the SDK's
 * strings that know how to parse themselves as ordinary ones.
 */
export async function plainValue(value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return value;
  }
  if (value instanceof String) return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (isStream(value)) return plainValue(await value.transformToByteArray());
  if (isAsyncIterable(value)) {
    const items: unknown[] = [];
    for await (const item of value) items.push(item);
    return plainValue(items);
  }
  if (Array.isArray(value)) return Promise.all(value.map(plainValue));
  const entries = Object.entries(value).map(
    async ([key, each]) => [key, await plainValue(each)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

const isAsyncIterable = (value: object): value is AsyncIterable<unknown> =>
  Symbol.asyncIterator in value;

const isStream = (value: object): value is Stream =>
  'transformToByteArray' in value;
