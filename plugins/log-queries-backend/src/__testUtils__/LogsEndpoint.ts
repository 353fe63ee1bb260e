import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type {
  GetQueryResultsResponse,
  LogGroup,
  QueryDefinition,
  StartQueryRequest,
  StopQueryRequest,
} from '@aws-sdk/client-cloudwatch-logs';

/** What the endpoint answers; whatever is thrown goes out as an AWS error. */
export class AwsFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: object = {},
  ) {
    super(message);
  }
}

/**
 * CloudWatch Logs as a test wants it, for what no healthy service shows on
 * demand: a query that stays half done, a fault at the right moment.
 */
export class LogsEndpoint {
  definitions: QueryDefinition[] = [];
  logGroups: LogGroup[] = [];
  startFault?: AwsFault;
  readFault?: AwsFault;
  result: GetQueryResultsResponse = { status: 'Running' };
  readonly started: StartQueryRequest[] = [];
  /** Ids of the queries that were stopped. */
  readonly stopped: string[] = [];
  #server?: Server;

  async start(): Promise<string> {
    const server = createServer(async (req, res) => {
      const target = String(req.headers['x-amz-target']).split('.')[1];
      res.setHeader('content-type', 'application/x-amz-json-1.1');
      try {
        const answer = this.answer(target, JSON.parse(await text(req)));
        res.end(JSON.stringify(answer));
      } catch (error) {
        const fault =
          error instanceof AwsFault
            ? error
            : new AwsFault('InternalFailure', String(error));
        res.statusCode = 400;
        res.end(
          JSON.stringify({
            __type: fault.code,
            message: fault.message,
            ...fault.details,
          }),
        );
      }
    });
    this.#server = server;
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  }

  private answer(
    operation: string,
    input: StartQueryRequest & StopQueryRequest,
  ): object {
    switch (operation) {
      case 'DescribeQueryDefinitions':
        return { queryDefinitions: this.definitions };
      case 'DescribeLogGroups':
        return { logGroups: this.logGroups };
      case 'StartQuery':
        if (this.startFault) throw this.startFault;
        this.started.push(input);
        return { queryId: `aws-query-${this.started.length}` };
      case 'GetQueryResults':
        if (this.readFault) throw this.readFault;
        return this.result;
      case 'StopQuery':
        this.stopped.push(input.queryId ?? '');
        this.result = { ...this.result, status: 'Cancelled' };
        return { success: true };
      default:
        throw new AwsFault('UnknownOperationException', operation);
    }
  }
}
