import { NormalizedSchema } from '@smithy/core/schema';
import { serializationError } from '../AwsError';
import { cbor } from '../codecs';
import {
  requestIdHeaders,
  type WireProtocol,
  type WireResponse,
} from './WireProtocol';
import { queryErrorHeader } from './rpcJson';

const DOCUMENT = 15;
/** The first three bits of a CBOR map. */
const MAP = 5;

/**
 * Smithy RPC v2 CBOR: `POST /service/X/operation/Y`.
 *
 * @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
export const rpcCborProtocol: WireProtocol = {
  async readInput(_service, operation, { body }) {
    const schema = NormalizedSchema.of(operation.input);
    if (schema.isUnitSchema() || body.length === 0) return {};
    if (body[0] >> 5 !== MAP) {
      throw serializationError('The body is not a CBOR map');
    }
    try {
      return await cbor.createDeserializer().read(schema, body);
    } catch (error) {
      throw serializationError(`The body is not CBOR: ${error}`);
    }
  },

  writeOutput(operation, output, response) {
    const schema = NormalizedSchema.of(operation.output);
    return reply(
      200,
      encode(schema.isUnitSchema() ? DOCUMENT : schema, output),
      response,
    );
  },

  writeError(failure, response) {
    const answer = reply(
      failure.status,
      encode(DOCUMENT, {
        __type: `${response.service.namespace}#${failure.shape}`,
        message: failure.message,
        ...failure.details,
      }),
      response,
    );
    Object.assign(answer.headers, queryErrorHeader(failure, response));
    return answer;
  },
};

function encode(
  schema: typeof DOCUMENT | NormalizedSchema,
  value: object,
): Uint8Array {
  const serializer = cbor.createSerializer();
  serializer.write(schema, value);
  return serializer.flush();
}

function reply(status: number, body: Uint8Array, response: WireResponse) {
  return {
    status,
    headers: {
      ...requestIdHeaders(response.requestId),
      'smithy-protocol': 'rpc-v2-cbor',
      'content-type': 'application/cbor',
    },
    body,
  };
}
