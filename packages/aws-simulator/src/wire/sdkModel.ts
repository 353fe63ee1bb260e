/*
 * The only file that knows how the SDK's clients are built inside: where they
 * keep their schemas, their protocol and their exceptions. None of it is
 * public API, so the versions are pinned in package.json and the round trip
 * test of every operation tells when an upgrade moves something.
 */
import type {
  $SchemaRef,
  SchemaTraitsObject,
  StaticErrorSchema,
  StaticOperationSchema,
} from '@smithy/types';

const OPERATION_SCHEMA = 9;

/** The protocols that the simulator answers in. */
export type Protocol =
  | 'awsJson1_0'
  | 'awsJson1_1'
  | 'rpcv2Cbor'
  | 'awsQuery'
  | 'ec2Query'
  | 'restJson1'
  | 'restXml';

export interface OperationModel {
  name: string;
  input: $SchemaRef;
  output: $SchemaRef;
  /** Method, URI pattern and status of a REST binding. */
  http?: [method: string, uri: string, status: number];
}

/** What the server needs to know about an AWS service. */
export interface ServiceModel {
  /** The name in the credential scope, such as `monitoring`. */
  signingName: string;
  /** What the JavaScript client speaks; other clients may speak another. */
  protocol: Protocol;
  /** The first part of `X-Amz-Target`. */
  target?: string;
  /** The API version, which query clients send. */
  version?: string;
  /** The Smithy namespace, such as `com.amazonaws.ecs`. */
  namespace: string;
  xmlNamespace: string;
  /** The error codes of the query protocol go into a header. */
  queryCompatible: boolean;
  isS3: boolean;
  operations: Map<string, OperationModel>;
  /** The schema of an exception by its class. */
  errorSchemas: Map<unknown, StaticErrorSchema>;
}

/** The module of an SDK client: `import * as ecs from '@aws-sdk/client-ecs'`. */
export type SdkModule = object;

interface ClientInternals {
  config: {
    defaultSigningName: string;
    protocol: { getShapeId(): string; constructor: { name: string } };
    protocolSettings: {
      defaultNamespace: string;
      xmlNamespace?: string;
      serviceTarget?: string;
      version?: string;
      awsQueryCompatible?: boolean;
      errorTypeRegistries?: Array<{
        exceptions: Map<StaticErrorSchema, unknown>;
      }>;
    };
  };
}

/** Reads the service model out of an SDK client module. */
export function readServiceModel(sdk: SdkModule): ServiceModel {
  const { config } = instantiateClient(sdk);
  const settings = config.protocolSettings;
  return {
    signingName: config.defaultSigningName,
    protocol: config.protocol.getShapeId().split('#')[1] as Protocol,
    target: settings.serviceTarget,
    version: settings.version,
    namespace: settings.defaultNamespace,
    xmlNamespace: settings.xmlNamespace ?? '',
    queryCompatible: Boolean(settings.awsQueryCompatible),
    isS3: config.protocol.constructor.name.startsWith('S3'),
    operations: readOperations(sdk),
    errorSchemas: new Map(
      (settings.errorTypeRegistries ?? []).flatMap(registry =>
        [...registry.exceptions].map(
          ([schema, exception]) => [exception, schema] as const,
        ),
      ),
    ),
  };
}

function instantiateClient(sdk: SdkModule): ClientInternals {
  const Client = Object.entries(sdk).find(
    ([name]) => name.endsWith('Client') && !name.startsWith('__'),
  )?.[1];
  if (!Client) throw new Error('The module has no SDK client');
  return new Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
}

function readOperations(sdk: SdkModule): Map<string, OperationModel> {
  const operations = new Map<string, OperationModel>();
  for (const value of Object.values(sdk)) {
    if (!isOperationSchema(value)) continue;
    const [, , name, traits, input, output] = value;
    const { http } = traits as SchemaTraitsObject;
    operations.set(name, { name, input, output, http });
  }
  return operations;
}

function isOperationSchema(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === OPERATION_SCHEMA;
}
