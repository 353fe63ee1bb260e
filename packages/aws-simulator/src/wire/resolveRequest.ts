import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './AwsError';
import type { OperationModel, Protocol } from './sdkModel';
import type { SimulatedService } from './SimulatedService';

const RPC_V2_PATH = /^\/service\/([^/]+)\/operation\/([^/]+)$/;
const VIRTUAL_HOST = /^(.+)\.(localhost|s3[.-].*?)(:\d+)?$/;

export interface UnresolvedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The signing name in the credential scope. */
  signingName: string;
}

export interface ResolvedRequest {
  service: SimulatedService;
  protocol: Protocol;
  /** What was asked for, known or not. */
  operationName: string;
  operation?: OperationModel;
  labels: Record<string, string>;
}

/**
 * Tells from the outside of a request which service, protocol and operation it
 * means.
 *
 * @throws AwsError `UnknownService` (404) when no simulated service fits.
 */
export function resolveRequest(
  services: SimulatedService[],
  request: UnresolvedRequest,
): ResolvedRequest {
  const { headers, signingName } = request;
  const bySigningName = services.find(s => s.model.signingName === signingName);
  const contentType = headers['content-type'] ?? '';
  const target = headers['x-amz-target'];
  const rpcPath = RPC_V2_PATH.exec(request.path);
  if (typeof target === 'string') {
    return resolveTarget(services, target, contentType);
  }
  if (headers['smithy-protocol'] === 'rpc-v2-cbor' && rpcPath) {
    const service =
      services.find(s => s.model.target === rpcPath[1]) ?? bySigningName;
    return resolved(service, 'rpcv2Cbor', rpcPath[2], rpcPath[1]);
  }
  if (contentType.includes('x-www-form-urlencoded')) {
    return resolveForm(services, bySigningName, request);
  }
  return resolveRest(bySigningName, request);
}

function resolveTarget(
  services: SimulatedService[],
  target: string,
  contentType: string,
): ResolvedRequest {
  const separator = target.lastIndexOf('.');
  const prefix = target.slice(0, separator);
  return resolved(
    services.find(s => s.model.target === prefix),
    contentType.includes('json-1.0') ? 'awsJson1_0' : 'awsJson1_1',
    target.slice(separator + 1),
    prefix,
  );
}

function resolveForm(
  services: SimulatedService[],
  bySigningName: SimulatedService | undefined,
  request: UnresolvedRequest,
): ResolvedRequest {
  const form = new URLSearchParams(request.body.toString());
  const action = form.get('Action') ?? '';
  const service =
    bySigningName ??
    services.find(
      s =>
        s.model.version === form.get('Version') &&
        s.model.operations.has(action),
    );
  return resolved(
    service,
    service?.model.protocol === 'ec2Query' ? 'ec2Query' : 'awsQuery',
    action,
    request.signingName,
  );
}

function resolveRest(
  service: SimulatedService | undefined,
  request: UnresolvedRequest,
): ResolvedRequest {
  const { method, query, headers } = request;
  const name = `${method} ${request.path}`;
  if (!service) throw unknownService(request.signingName || name);
  const path = service.model.isS3
    ? withBucketOfHost(request.path, headers.host)
    : request.path;
  const route = service.routes.find(method, path, query, headers);
  return {
    service,
    protocol: service.model.protocol,
    operationName: route?.operation.name ?? name,
    operation: route?.operation,
    labels: route?.labels ?? {},
  };
}

function withBucketOfHost(path: string, host: string | undefined): string {
  const bucket = VIRTUAL_HOST.exec(host ?? '')?.[1];
  if (!bucket) return path;
  return `/${bucket}${path === '/' ? '' : path}`;
}

function resolved(
  service: SimulatedService | undefined,
  protocol: Protocol,
  operationName: string,
  serviceName: string,
): ResolvedRequest {
  if (!service) throw unknownService(serviceName);
  return {
    service,
    protocol,
    operationName,
    operation: service.model.operations.get(operationName),
    labels: {},
  };
}

const unknownService = (name: string) =>
  new AwsError('UnknownService', `No simulated service for ${name}`, 404);
