import type { $SchemaRef } from '@smithy/types';
import { XmlNode } from '@aws-sdk/xml-builder';
import { NormalizedSchema } from '@smithy/core/schema';
import { serializationError } from '../AwsError';
import { httpStringReader, httpStringWriter, restJson, xml } from '../codecs';
import { faultOf } from '../failure';
import { type Reply, XML_DECLARATION } from '../Reply';
import { bodyMembers } from '../schemas';
import type { OperationModel, ServiceModel } from '../sdkModel';
import { jsonError } from './jsonError';
import {
  requestIdHeaders,
  type WireProtocol,
  type WireRequest,
} from './WireProtocol';
import { modelledMembers } from './xmlError';

/** The body format of a REST protocol. */
interface BodyFormat {
  read(
    service: ServiceModel,
    schema: $SchemaRef,
    body: Buffer,
  ): Promise<object>;
  write(service: ServiceModel, schema: $SchemaRef, value: unknown): string;
  contentType: string;
  /** What stands for an answer that has no body members. */
  emptyBody: string;
}

const JSON_BODY: BodyFormat = {
  contentType: 'application/json',
  emptyBody: '{}',
  read: async (_service, schema, body) =>
    restJson
      .createDeserializer()
      .read(NormalizedSchema.of(schema), body.toString()),
  write(_service, schema, value) {
    const serializer = restJson.createSerializer();
    serializer.write(NormalizedSchema.of(schema), value);
    return new TextDecoder().decode(serializer.flush());
  },
};

const XML_BODY: BodyFormat = {
  contentType: 'application/xml',
  emptyBody: '',
  read: async (service, schema, body) =>
    xml(service, true)
      .createDeserializer()
      .read(NormalizedSchema.of(schema), body),
  write(service, schema, value) {
    const serializer = xml(service, true).createSerializer();
    serializer.write(NormalizedSchema.of(schema), value);
    return XML_DECLARATION + serializer.flush();
  },
};

/** restJson1: HTTP bindings with JSON bodies. */
export const restJsonProtocol: WireProtocol = {
  readInput: (service, operation, request) =>
    readBindings(service, operation, request, JSON_BODY),
  writeOutput: (operation, output, { service, requestId }) =>
    writeBindings(service, operation, output, requestId, JSON_BODY),
  writeError: (failure, { service, requestId }) => ({
    status: failure.status,
    headers: {
      ...requestIdHeaders(requestId),
      'content-type': 'application/json',
      'x-amzn-errortype': failure.shape,
    },
    body: jsonError(failure, service, restJson),
  }),
};

/** restXml: HTTP bindings with XML bodies; S3 wraps its errors differently. */
export const restXmlProtocol: WireProtocol = {
  readInput: (service, operation, request) =>
    readBindings(service, operation, request, XML_BODY),
  writeOutput(operation, output, { service, requestId }) {
    const reply = writeBindings(
      service,
      operation,
      output,
      requestId,
      XML_BODY,
    );
    return service.isS3 ? withoutWrapper(operation, reply) : reply;
  },
  writeError(failure, { service, requestId }) {
    const error = new XmlNode('Error');
    if (!service.isS3) {
      error.addChildNode(XmlNode.of('Type', faultOf(failure.status)));
    }
    error
      .addChildNode(XmlNode.of('Code', failure.queryCode))
      .addChildNode(XmlNode.of('Message', failure.message));
    for (const member of modelledMembers(failure)) error.addChildNode(member);
    const id = XmlNode.of('RequestId', requestId);
    const root = service.isS3
      ? error.addChildNode(id)
      : new XmlNode('ErrorResponse')
          .addChildNode(error)
          .addChildNode(id)
          .addAttribute('xmlns', service.xmlNamespace);
    return {
      status: failure.status,
      headers: { ...requestIdHeaders(requestId), 'content-type': 'text/xml' },
      body: XML_DECLARATION + root.toString(),
    };
  },
};

/**
 * The only answer whose member is the root element, which its schema does not
 * say (Smithy's trait `s3UnwrappedXmlOutput`).
 */
function withoutWrapper({ name }: OperationModel, reply: Reply): Reply {
  if (name !== 'GetBucketLocation') return reply;
  const [member] =
    /<LocationConstraint\b[^>]*>[^<]*<\/LocationConstraint>/.exec(
      String(reply.body),
    ) ?? ['<LocationConstraint/>'];
  const root = member.replace(
    '<LocationConstraint',
    '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"',
  );
  return { ...reply, body: XML_DECLARATION + root };
}

async function readBindings(
  service: ServiceModel,
  operation: OperationModel,
  request: WireRequest,
  format: BodyFormat,
): Promise<unknown> {
  const schema = NormalizedSchema.of(operation.input);
  const input: Record<string, unknown> = {};
  if (!schema.isStructSchema()) return input;
  const { query, headers, body, labels } = request;
  const boundQueries = new Set<string>();
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    if (labels[name] !== undefined) {
      input[name] = httpStringReader.read(member, labels[name]);
    } else if (traits.httpQuery) {
      boundQueries.add(traits.httpQuery);
      if (query.has(traits.httpQuery)) {
        input[name] = readQueryMember(member, query.getAll(traits.httpQuery));
      }
    } else if (traits.httpHeader) {
      const header = headers[traits.httpHeader.toLowerCase()];
      if (header !== undefined) {
        input[name] = httpStringReader.read(member, String(header));
      }
    } else if (traits.httpPrefixHeaders !== undefined) {
      input[name] = prefixedHeaders(request, traits.httpPrefixHeaders);
    } else if (traits.httpPayload) {
      input[name] = await readPayload(service, member, body, format);
    }
  }
  for (const [name, member] of schema.structIterator()) {
    if (member.getMergedTraits().httpQueryParams) {
      input[name] = Object.fromEntries(
        [...query].filter(([key]) => !boundQueries.has(key)),
      );
    }
  }
  const members = bodyMembers(operation.input);
  if (members && body.length > 0) {
    Object.assign(input, await readWith(format, service, members, body));
  }
  return input;
}

function readQueryMember(member: NormalizedSchema, values: string[]) {
  return member.isListSchema()
    ? values.map(value => httpStringReader.read(member.getValueSchema(), value))
    : httpStringReader.read(member, values[0]);
}

function prefixedHeaders({ headers }: WireRequest, prefix: string) {
  const start = prefix.toLowerCase();
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(start))
      .map(([name, value]) => [name.slice(start.length), String(value)]),
  );
}

async function readPayload(
  service: ServiceModel,
  member: NormalizedSchema,
  body: Buffer,
  format: BodyFormat,
): Promise<unknown> {
  if (member.isBlobSchema() || member.isStreaming()) return body;
  if (member.isStringSchema()) return body.toString();
  return body.length > 0 ? readWith(format, service, member, body) : undefined;
}

async function readWith(
  format: BodyFormat,
  service: ServiceModel,
  schema: $SchemaRef,
  body: Buffer,
): Promise<object> {
  try {
    return await format.read(service, schema, body);
  } catch (error) {
    throw serializationError(`The body cannot be read: ${error}`);
  }
}

function writeBindings(
  service: ServiceModel,
  operation: OperationModel,
  output: object,
  requestId: string,
  format: BodyFormat,
): Reply {
  const schema = NormalizedSchema.of(operation.output);
  const values = output as Record<string, unknown>;
  const reply: Reply = {
    status: operation.http?.[2] ?? 200,
    headers: requestIdHeaders(requestId),
    body: '',
  };
  if (!schema.isStructSchema()) return reply;
  let payloadBound = false;
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    const value = values[name];
    if (traits.httpPayload) payloadBound = true;
    if (value === undefined || value === null) continue;
    if (traits.httpHeader) {
      const writer = httpStringWriter();
      writer.write(member, value);
      reply.headers[traits.httpHeader.toLowerCase()] = writer.flush();
    } else if (traits.httpPrefixHeaders !== undefined) {
      for (const [key, text] of Object.entries(value)) {
        reply.headers[(traits.httpPrefixHeaders + key).toLowerCase()] =
          String(text);
      }
    } else if (traits.httpResponseCode) {
      reply.status = Number(value);
    } else if (traits.httpPayload) {
      if (typeof value === 'string' || value instanceof Uint8Array) {
        reply.body = value;
      } else {
        reply.body = format.write(service, member, value);
        reply.headers['content-type'] ??= format.contentType;
      }
    }
  }
  const members = bodyMembers(operation.output);
  if (members) reply.body = format.write(service, members, output);
  else if (!payloadBound) reply.body = format.emptyBody;
  if (reply.body !== '') reply.headers['content-type'] ??= format.contentType;
  return reply;
}
