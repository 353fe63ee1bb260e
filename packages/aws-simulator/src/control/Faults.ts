import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { AwsError, type Interception, type RequestContext } from '../wire';
import { seededFraction } from '../world/seeded';

/** What a test may ask to go wrong. What is left out matches everything. */
export const faultSchema = z.strictObject({
  kind: z.enum([
    'throttle',
    'error',
    'latency',
    'access-denied',
    'expired-credentials',
    'hang',
    'cut',
  ]),
  /** The signing name, such as `ecs` or `monitoring`. */
  service: z.string().optional(),
  operation: z.string().optional(),
  account: z.string().optional(),
  region: z.string().optional(),
  /** The share of the requests that it hits, from 0 to 1. */
  rate: z.number().min(0).max(1).default(1),
  latencyMs: z.number().min(0).max(600_000).default(1000),
  /** HTTP status of an `error`. */
  status: z.int().min(400).max(599).default(500),
});

export type Fault = z.output<typeof faultSchema>;

/** The faults that are in force. */
export class Faults {
  private faults: Fault[] = [];
  private decisions = 0;

  add(fault: Fault): void {
    this.faults.push(fault);
  }

  clear(): void {
    this.faults = [];
  }

  list(): Fault[] {
    return this.faults;
  }

  /** @throws AwsError when a fault refuses the request */
  async intercept(context: RequestContext): Promise<Interception> {
    for (const fault of this.faults) {
      if (!this.hits(fault, context)) continue;
      const outcome = await apply(fault, context);
      if (outcome !== 'proceed') return outcome;
    }
    return 'proceed';
  }

  private hits(fault: Fault, context: RequestContext): boolean {
    const matches =
      (fault.service === undefined || fault.service === context.service) &&
      (fault.operation === undefined ||
        fault.operation === context.operation) &&
      (fault.account === undefined || fault.account === context.accountId) &&
      (fault.region === undefined || fault.region === context.region);
    if (!matches) return false;
    this.decisions += 1;
    return seededFraction('fault', this.decisions) < fault.rate;
  }
}

/** The services of the query protocols call it `Throttling`. */
const QUERY_SERVICES = ['cloudformation', 'rds', 'elasticloadbalancing', 'iam'];

async function apply(
  fault: Fault,
  context: RequestContext,
): Promise<Interception> {
  switch (fault.kind) {
    case 'latency':
      await delay(fault.latencyMs);
      return 'proceed';
    case 'hang':
    case 'cut':
      return fault.kind;
    case 'throttle':
      throw new AwsError(
        QUERY_SERVICES.includes(context.service)
          ? 'Throttling'
          : 'ThrottlingException',
        'Rate exceeded',
      );
    case 'access-denied':
      throw accessDenied(context);
    case 'expired-credentials':
      throw new AwsError(
        QUERY_SERVICES.includes(context.service)
          ? 'ExpiredToken'
          : 'ExpiredTokenException',
        'The security token included in the request is expired',
        QUERY_SERVICES.includes(context.service) ? 403 : 400,
      );
    case 'error':
      throw new AwsError(
        fault.status === 503 ? 'ServiceUnavailable' : 'InternalFailure',
        'The request processing has failed because of an unknown error, exception or failure.',
        fault.status,
      );
    default:
      throw new Error(`Unknown fault ${fault.kind satisfies never}`);
  }
}

/** What IAM calls a service whose signing name differs. */
const IAM_PREFIXES: Record<string, string> = { monitoring: 'cloudwatch' };

function accessDenied(context: RequestContext): AwsError {
  const { service, operation, callerArn, region, accountId } = context;
  const action = `${IAM_PREFIXES[service] ?? service}:${operation}`;
  const isQuery = QUERY_SERVICES.includes(service);
  return new AwsError(
    isQuery ? 'AccessDenied' : 'AccessDeniedException',
    `User: ${callerArn} is not authorized to perform: ${action} on resource: arn:aws:${service}:${region}:${accountId}:* because no identity-based policy allows the ${action} action`,
    isQuery ? 403 : 400,
  );
}
