import type { IncomingHttpHeaders } from 'node:http';
import type { OperationModel, ServiceModel } from '../sdkModel';
import type { Reply } from '../Reply';
import type { AwsFailure } from '../failure';

/** A request whose service, protocol and operation are known. */
export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Path labels of a REST binding, decoded. */
  labels: Record<string, string>;
}

export interface WireResponse {
  service: ServiceModel;
  requestId: string;
  /** The content type of the request, which the JSON protocols repeat. */
  contentType: string;
}

/** How one family of AWS protocols puts shapes on the wire. */
export interface WireProtocol {
  readInput(
    service: ServiceModel,
    operation: OperationModel,
    request: WireRequest,
  ): unknown | Promise<unknown>;
  writeOutput(
    operation: OperationModel,
    output: object,
    response: WireResponse,
  ): Reply;
  writeError(failure: AwsFailure, response: WireResponse): Reply;
}

export const requestIdHeaders = (requestId: string) => ({
  'x-amzn-requestid': requestId,
  'x-amz-request-id': requestId,
});
