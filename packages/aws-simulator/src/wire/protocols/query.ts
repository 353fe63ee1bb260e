import type { StaticStructureSchema } from '@smithy/types';
import { XmlNode } from '@aws-sdk/xml-builder';
import { xml } from '../codecs';
import { type AwsFailure, faultOf } from '../failure';
import { type Reply, XML_DECLARATION } from '../Reply';
import type { OperationModel, ServiceModel } from '../sdkModel';
import { asStructure, renamed } from '../schemas';
import { readFormShape } from './formShape';
import {
  requestIdHeaders,
  type WireProtocol,
  type WireResponse,
} from './WireProtocol';
import { modelledMembers } from './xmlError';

/** awsQuery: a form with `Action`, answered by `<XResponse><XResult>`. */
export const awsQueryProtocol: WireProtocol = {
  readInput: (_service, operation, { body }) =>
    readFormShape(operation.input, formOf(body), 'awsQuery'),

  writeOutput(operation, output, response) {
    const { service, requestId } = response;
    const structure = asStructure(operation.output);
    const result = structure
      ? writeStructure(
          service,
          renamedOnce(structure, `${operation.name}Result`),
          output,
        )
      : '';
    const metadata = new XmlNode('ResponseMetadata').addChildNode(
      XmlNode.of('RequestId', requestId),
    );
    const root = `${operation.name}Response`;
    return reply(
      200,
      `<${root} xmlns="${service.xmlNamespace}">${result}${metadata}</${root}>`,
      response,
    );
  },

  writeError(failure, response) {
    const root = new XmlNode('ErrorResponse')
      .addChildNode(errorNode(failure, true))
      .addChildNode(XmlNode.of('RequestId', response.requestId))
      .addAttribute('xmlns', response.service.xmlNamespace);
    return reply(failure.queryStatus, root.toString(), response);
  },
};

/** ec2Query: like awsQuery, with flat lists and an answer without `XResult`. */
export const ec2QueryProtocol: WireProtocol = {
  readInput: (_service, operation, { body }) =>
    readFormShape(operation.input, formOf(body), 'ec2Query'),

  writeOutput(operation, output, response) {
    const structure =
      asStructure(operation.output) ?? emptyStructure(operation);
    const text = writeStructure(
      response.service,
      renamedOnce(structure, `${operation.name}Response`, 'requestId'),
      { ...output, requestId: response.requestId },
    );
    return reply(200, text, response);
  },

  writeError(failure, response) {
    const root = new XmlNode('Response')
      .addChildNode(
        new XmlNode('Errors').addChildNode(errorNode(failure, false)),
      )
      .addChildNode(XmlNode.of('RequestID', response.requestId));
    return reply(failure.queryStatus, root.toString(), response);
  },
};

const formOf = (body: Buffer) => new URLSearchParams(body.toString());

function errorNode(failure: AwsFailure, withType: boolean): XmlNode {
  const node = new XmlNode('Error');
  if (withType) {
    node.addChildNode(XmlNode.of('Type', faultOf(failure.queryStatus)));
  }
  node
    .addChildNode(XmlNode.of('Code', failure.queryCode))
    .addChildNode(XmlNode.of('Message', failure.message));
  for (const member of modelledMembers(failure)) {
    node.addChildNode(member);
  }
  return node;
}

const renamedSchemas = new WeakMap<
  StaticStructureSchema,
  Map<string, StaticStructureSchema>
>();

// The SDK remembers what it worked out about a schema on the schema itself, so
// a schema that is made anew for each answer would be worked out each time.
function renamedOnce(
  structure: StaticStructureSchema,
  name: string,
  extraStringMember?: string,
): StaticStructureSchema {
  const byName = renamedSchemas.get(structure) ?? new Map();
  renamedSchemas.set(structure, byName);
  const known = byName.get(name) ?? renamed(structure, name, extraStringMember);
  byName.set(name, known);
  return known;
}

const emptyStructure = (operation: OperationModel): StaticStructureSchema => [
  3,
  '',
  operation.name,
  {},
  [],
  [],
];

function writeStructure(
  service: ServiceModel,
  schema: StaticStructureSchema,
  value: object,
): string {
  const serializer = xml(service, false).createSerializer();
  serializer.write(schema as Parameters<typeof serializer.write>[0], value);
  return String(serializer.flush());
}

function reply(status: number, text: string, response: WireResponse): Reply {
  return {
    status,
    headers: {
      ...requestIdHeaders(response.requestId),
      'content-type': 'text/xml',
    },
    body: XML_DECLARATION + text,
  };
}
