import type { AwsTarget } from '../AwsClients';
import { explainAwsError } from '../explainAwsError';
import type { AwsCall, AwsOperation } from './AwsCall';
import type { AwsCalls } from './AwsCalls';
import { passFence } from './fence';
import { noteOrigin } from './origin';
import type { RequestPacer } from './RequestPacer';

/** What a middleware is called with. */
interface Arguments {
  input: object;
}

type Handler<TArguments, TOutput> = (args: TArguments) => Promise<TOutput>;

interface Context {
  commandName?: string;
}

type Middleware = <TArguments extends Arguments, TOutput>(
  next: Handler<TArguments, TOutput>,
  context: Context,
) => Handler<TArguments, TOutput>;

interface Place<TStep> {
  step: TStep;
  priority: 'high';
  name: string;
}

/**
 * Any client of the AWS SDK, seen as something that takes a middleware.
 *
 * @public
 */
export interface AwsSdkClient {
  config: { serviceId: string };
  middlewareStack: {
    add(middleware: Middleware, options: Place<'initialize'>): void;
    add(middleware: Middleware, options: Place<'deserialize'>): void;
  };
}

/**
 * Makes a client wait for its turn, and count its calls. That sits inside of the
 * SDK's retries and outside of its parser: it sees each request, and each
 * error by its name. Outside of all, what a call throws in the end is remembered
 * to be AWS's.
 */
export function observed<TClient extends AwsSdkClient>(
  client: TClient,
  target: AwsTarget,
  { calls, pacer }: { calls: AwsCalls; pacer: RequestPacer },
): TClient {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async args => {
        const operation: AwsOperation = {
          ...target,
          service: client.config.serviceId,
          operation: commandName.replace(/Command$/, ''),
        };
        await pacer.turn(operation);
        passFence();
        const startedAt = performance.now();
        const ended = (outcome: AwsCall['outcome']) =>
          calls.add({
            ...operation,
            durationMs: performance.now() - startedAt,
            outcome,
            billedMetrics: billedMetricsOf(operation.operation, args.input),
          });
        try {
          const output = await next(args);
          ended('answered');
          return output;
        } catch (error) {
          const { kind } = explainAwsError(error);
          ended(kind === 'throttled' ? 'throttled' : 'failed');
          throw error;
        }
      },
    { step: 'deserialize', priority: 'high', name: 'quarterdeckCalls' },
  );
  client.middlewareStack.add(
    next => async args => {
      try {
        return await next(args);
      } catch (error) {
        noteOrigin(error);
        throw error;
      }
    },
    { step: 'initialize', priority: 'high', name: 'quarterdeckOrigin' },
  );
  return client;
}

/** @see https://aws.amazon.com/cloudwatch/pricing/ */
function billedMetricsOf(operation: string, input: object): number {
  if (operation !== 'GetMetricData') return 0;
  const queries = 'MetricDataQueries' in input && input.MetricDataQueries;
  return Array.isArray(queries)
    ? queries.filter(query => query?.MetricStat !== undefined).length
    : 0;
}
