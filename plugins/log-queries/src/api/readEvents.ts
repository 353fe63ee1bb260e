/**
 * The data of server-sent events, one after the other. `EventSource` would do
 * the same, but sends no token.
 */
export async function* readEvents(response: Response): AsyncIterable<string> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const events = text.split(/\r?\n\r?\n/);
      text = events.pop() ?? '';
      yield* events.map(dataOf).filter(data => data !== '');
    }
  } finally {
    await reader.cancel();
  }
}

function dataOf(event: string): string {
  return event
    .split(/\r?\n/)
    .filter(line => line.startsWith('data:'))
    .map(line => line.slice('data:'.length).replace(/^ /, ''))
    .join('\n');
}
