import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { assertShape } from './assertShape';
import { AwsError } from './AwsError';
import { readCredentialScope } from './credentials';
import { asFailure } from './failure';
import type { RequestContext } from './Handlers';
import { PROTOCOLS } from './protocols';
import type { Reply } from './Reply';
import { readBody } from './requestBody';
import { type ResolvedRequest, resolveRequest } from './resolveRequest';
import { validateRequiredMembers } from './requiredMembers';
import type { Protocol, ServiceModel } from './sdkModel';
import type { SimulatedService } from './SimulatedService';
import { sparseOutput } from './sparseOutput';

/** What became of a request, for the log and the counters. */
export interface RequestRecord {
  context: RequestContext;
  receivedAt: Date;
  /** What the client calls itself, with the application that it belongs to. */
  userAgent: string;
  /** What was asked; undefined where it could not be read. */
  input?: unknown;
  status: number;
  /** The code of the error, when it was refused. */
  errorCode?: string;
  /** The thrown value when the simulator itself failed. */
  defect?: unknown;
}

/**
 * What a fault does to a request: answer it, leave it open, cut the answer,
 * leave out of it what may be left out.
 */
export type Interception = 'proceed' | 'hang' | 'cut' | 'sparse';

export interface AwsHttpServerOptions {
  services: SimulatedService[];
  /** Called before each handler; it may wait, throw, or stop the answer. */
  intercept?: (
    context: RequestContext,
    input: unknown,
  ) => Promise<Interception>;
  observe?: (record: RequestRecord) => void;
  /** Serves the paths below `/_simulator/`, which are not AWS's. */
  control?: (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ) => Promise<void>;
}

/**
 * An HTTP server that speaks the AWS protocols. It is not started: listen on
 * the loopback address only, since it verifies no signature.
 */
export function createAwsHttpServer(
  options: AwsHttpServerOptions,
): http.Server {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const served =
      options.control && url.pathname.startsWith('/_simulator/')
        ? options.control(request, response, url)
        : new Exchange(options, request, response, url).serve();
    // Only a connection that broke half-way gets here.
    served.catch(() => response.destroy());
  });
  // A client keeps its connections; a server that closes them first makes the
  // next request fail with ECONNRESET.
  server.keepAliveTimeout = 75_000;
  return server;
}

/** The status of a request that a fault left without an answer. */
const NO_ANSWER = 0;

/** One request and its answer. */
class Exchange {
  private readonly context: RequestContext;
  private service: ServiceModel | undefined;
  private protocol: Protocol = 'awsJson1_1';
  private readonly receivedAt = new Date();
  private input: unknown;
  /** The connection breaks in the midst of the answer. */
  private isCut = false;

  constructor(
    private readonly options: AwsHttpServerOptions,
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    private readonly url: URL,
  ) {
    const scope = readCredentialScope(request.headers, url.searchParams);
    this.context = {
      ...scope,
      operation: '',
      requestId: randomUUID(),
      endpoint: `http://${request.headers.host ?? '127.0.0.1'}`,
    };
  }

  async serve(): Promise<void> {
    let reply: Reply;
    let failed: Pick<RequestRecord, 'errorCode' | 'defect'> = {};
    try {
      const answer = await this.answer();
      if (answer === 'hang') {
        this.observe({ status: NO_ANSWER });
        return;
      }
      reply = answer;
    } catch (error) {
      const failure = asFailure(error, this.service);
      failed = {
        errorCode: failure.shape,
        defect: failure.isDefect ? error : undefined,
      };
      reply = PROTOCOLS[this.protocol].writeError(failure, this.wireResponse());
    }
    this.observe({ status: reply.status, ...failed });
    this.send(reply);
  }

  private observe(
    outcome: Pick<RequestRecord, 'status' | 'errorCode' | 'defect'>,
  ) {
    const { context, receivedAt, input, request } = this;
    this.options.observe?.({
      context,
      receivedAt,
      userAgent: request.headers['user-agent'] ?? '',
      input,
      ...outcome,
    });
  }

  private async answer(): Promise<Reply | 'hang'> {
    const { request, url, context, options } = this;
    this.guessProtocol();
    const body = await readBody(request);
    const wireRequest = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body,
    };
    const resolved = resolveRequest(options.services, {
      ...wireRequest,
      signingName: context.service,
    });
    this.service = resolved.service.model;
    this.protocol = resolved.protocol;
    context.service = resolved.service.model.signingName;
    context.operation = resolved.operationName;

    const { operation, handler } = requireHandler(resolved);
    const protocol = PROTOCOLS[resolved.protocol];
    const input = await protocol.readInput(this.service, operation, {
      ...wireRequest,
      labels: resolved.labels,
    });
    this.input = input;
    assertShape(operation.input, input);
    validateRequiredMembers(operation, input);
    const interception = await options.intercept?.(context, input);
    if (interception === 'hang') return interception;
    this.isCut = interception === 'cut';
    const output: object = (await handler(input, context)) ?? {};
    return protocol.writeOutput(
      operation,
      interception === 'sparse' ? sparseOutput(output) : output,
      this.wireResponse(),
    );
  }

  /** So that a body that cannot be read is refused in the client's language. */
  private guessProtocol() {
    const bySigningName = this.options.services.find(
      s => s.model.signingName === this.context.service,
    );
    this.service = bySigningName?.model;
    const { headers } = this.request;
    const contentType = headers['content-type'] ?? '';
    if (headers['smithy-protocol'] === 'rpc-v2-cbor') {
      this.protocol = 'rpcv2Cbor';
    } else if (headers['x-amz-target']) {
      this.protocol = 'awsJson1_1';
    } else if (contentType.includes('x-www-form-urlencoded')) {
      this.protocol =
        this.service?.protocol === 'ec2Query' ? 'ec2Query' : 'awsQuery';
    } else {
      this.protocol = this.service?.protocol ?? 'restXml';
    }
  }

  private wireResponse() {
    return {
      service: this.service ?? UNKNOWN_SERVICE,
      requestId: this.context.requestId,
      contentType: this.request.headers['content-type'] ?? '',
    };
  }

  private send(reply: Reply) {
    const { body } = reply;
    if (typeof body !== 'string' && !(body instanceof Uint8Array)) {
      this.response.writeHead(reply.status, reply.headers);
      if (this.isCut) this.response.destroy();
      else this.stream(body);
      return;
    }
    const isHead = this.request.method === 'HEAD';
    this.response.writeHead(reply.status, {
      ...reply.headers,
      ...(isHead && reply.headers['content-length']
        ? {}
        : { 'content-length': String(Buffer.byteLength(body)) }),
    });
    if (this.isCut) this.cut(body);
    else this.response.end(isHead ? undefined : body);
  }

  /** What no one listens to any more is not gone on with. */
  private stream(body: AsyncIterable<Uint8Array>) {
    const chunks = Readable.from(body, { objectMode: false });
    this.response.on('close', () => chunks.destroy());
    chunks.on('error', () => this.response.destroy());
    chunks.pipe(this.response);
  }

  private cut(body: string | Uint8Array) {
    const half = body.slice(0, Math.floor(body.length / 2));
    if (half.length === 0) this.response.destroy();
    else this.response.write(half, () => this.response.destroy());
  }
}

function requireHandler({
  service,
  operation,
  operationName,
}: ResolvedRequest) {
  if (!operation) {
    throw new AwsError(
      'UnknownOperationException',
      `${service.model.signingName} has no operation ${operationName}`,
      404,
    );
  }
  const handler = service.handler(operation.name);
  if (!handler) {
    throw new AwsError(
      'UnknownOperationException',
      `The simulator does not know ${service.model.signingName}:${operation.name}`,
      400,
    );
  }
  return { operation, handler };
}

const UNKNOWN_SERVICE: ServiceModel = {
  signingName: '',
  protocol: 'awsJson1_1',
  namespace: 'com.amazonaws.simulator',
  xmlNamespace: '',
  queryCompatible: false,
  isS3: false,
  operations: new Map(),
  errorSchemas: new Map(),
};
