import { NormalizedSchema } from '@smithy/core/schema';
import { serializationError } from '../AwsError';
import { rpcJson } from '../codecs';
import { EVENT_STREAM_TYPE, encodeEventStream } from '../eventStream';
import { type AwsFailure, faultOf } from '../failure';
import type { Reply } from '../Reply';
import {
  requestIdHeaders,
  type WireProtocol,
  type WireResponse,
} from './WireProtocol';
import { jsonError } from './jsonError';

/** awsJson1.0 and awsJson1.1: one POST, the operation in `X-Amz-Target`. */
export const rpcJsonProtocol: WireProtocol = {
  async readInput(_service, operation, { body }) {
    const schema = NormalizedSchema.of(operation.input);
    const text = body.toString() || '{}';
    assertJsonObject(text);
    if (schema.isUnitSchema()) return {};
    return rpcJson.createDeserializer().read(schema.getSchema(), text);
  },

  writeOutput(operation, output, response) {
    const schema = NormalizedSchema.of(operation.output);
    if (schema.isUnitSchema()) return reply(200, '{}', response);
    if (schema.getEventStreamMember()) {
      const body = encodeEventStream(schema, output, rpcJson);
      const streamed = reply(200, body, response);
      streamed.headers['content-type'] = EVENT_STREAM_TYPE;
      return streamed;
    }
    const serializer = rpcJson.createSerializer();
    serializer.write(schema.getSchema(), output);
    return reply(200, serializer.flush(), response);
  },

  writeError(failure, response) {
    const body = jsonError(failure, response.service, rpcJson);
    const answer = reply(failure.status, body, response);
    answer.headers['x-amzn-errortype'] = failure.shape;
    Object.assign(answer.headers, queryErrorHeader(failure, response));
    return answer;
  },
};

/** The header in which a service that once spoke query keeps its old code. */
export function queryErrorHeader(
  failure: AwsFailure,
  { service }: WireResponse,
): Record<string, string> {
  return service.queryCompatible
    ? {
        'x-amzn-query-error': `${failure.queryCode};${faultOf(failure.status)}`,
      }
    : {};
}

function reply(
  status: number,
  body: Reply['body'],
  response: WireResponse,
): Reply {
  return {
    status,
    headers: {
      ...requestIdHeaders(response.requestId),
      'content-type': response.contentType || 'application/x-amz-json-1.1',
    },
    body,
  };
}

function assertJsonObject(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw serializationError(`The body is not JSON: ${error}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw serializationError('The body is not a JSON object');
  }
}
