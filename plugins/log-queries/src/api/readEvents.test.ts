import { readEvents } from './readEvents';

/** A response whose body arrives in these pieces. */
function responseOf(pieces: string[]): Response {
  const encoded = pieces.map(piece => Buffer.from(piece));
  const reader = {
    read: async () => {
      const value = encoded.shift();
      return { done: value === undefined, value };
    },
    cancel: async () => undefined,
  };
  return { body: { getReader: () => reader } } as unknown as Response;
}

describe('readEvents', () => {
  it('puts events together wherever the connection cuts them', async () => {
    const events: string[] = [];
    const response = responseOf([
      'event: start\ndata: {"a"',
      ':1}\n\n: still here\n\nevent: lines\r\nda',
      'ta: {"b":"ü"}\r\n\r\ndata: half',
    ]);
    for await (const data of readEvents(response)) events.push(data);
    expect(events).toEqual(['{"a":1}', '{"b":"ü"}']);
  });
});
