import { EventStreamCodec } from '@smithy/core/event-streams';
import { NormalizedSchema } from '@smithy/core/schema';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import type { $Codec, MessageHeaders } from '@smithy/types';

export const EVENT_STREAM_TYPE = 'application/vnd.amazon.eventstream';

/** An event as the SDK has it: one member of the stream's union. */
type StreamEvent = Readonly<Record<string, unknown>>;

const CODEC = new EventStreamCodec(toUtf8, fromUtf8);

/**
 * Puts the events of an answer into messages of the event stream encoding,
 * as they come. An `Error` among them ends the stream as its exception.
 *
 * @see https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export async function* encodeEventStream(
  schema: NormalizedSchema,
  output: object,
  codec: $Codec<Uint8Array, string>,
): AsyncGenerator<Uint8Array> {
  const member = schema.getEventStreamMember();
  const events = schema.getMemberSchema(member);
  const { [member]: stream, ...rest } = output as Record<string, unknown>;
  const write = (of: NormalizedSchema, value: unknown) => {
    const serializer = codec.createSerializer();
    serializer.write(of.getSchema(), value);
    return serializer.flush();
  };
  yield CODEC.encode({
    headers: headersOf({ type: 'event', name: 'initial-response' }),
    body: write(schema, rest),
  });
  for await (const event of (stream ?? []) as AsyncIterable<StreamEvent>) {
    const [[name, value]] = Object.entries(event);
    const type = value instanceof Error ? 'exception' : 'event';
    yield CODEC.encode({
      headers: headersOf({ type, name }),
      body: write(events.getMemberSchema(name), value),
    });
  }
}

function headersOf({ type, name }: { type: string; name: string }) {
  const text = (value: string) => ({ type: 'string' as const, value });
  const headers: MessageHeaders = {
    ':message-type': text(type),
    [`:${type}-type`]: text(name),
    ':content-type': text('application/json'),
  };
  return headers;
}
