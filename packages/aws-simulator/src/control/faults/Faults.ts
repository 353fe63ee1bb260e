import { setTimeout as delay } from 'node:timers/promises';
import type { Interception, RequestContext } from '../../wire';
import { seededFraction } from '../../world/seeded';
import { actionOf, resourceOf } from '../refusals/actions';
import {
  accessDenied,
  credentialsExpired,
  serviceFailure,
  throttled,
} from '../refusals/refusals';
import type { Fault, FaultInForce } from './Fault';

/** The faults that are in force. */
export class Faults {
  private faults: Array<{ fault: FaultInForce; seen: number }> = [];
  private added = 0;

  add(fault: Fault): FaultInForce {
    this.added += 1;
    const inForce = { ...fault, id: `fault-${this.added}`, hits: 0 };
    this.faults.push({ fault: inForce, seen: 0 });
    return inForce;
  }

  /** Ends a fault; without an id, all of them. */
  end(id?: string): FaultInForce[] {
    const ended = this.list().filter(
      fault => id === undefined || fault.id === id,
    );
    this.faults = this.faults.filter(({ fault }) => !ended.includes(fault));
    return ended;
  }

  list(): FaultInForce[] {
    return this.faults.map(({ fault }) => fault);
  }

  /** @throws AwsError when a fault refuses the request */
  async intercept(
    context: RequestContext,
    input: unknown,
  ): Promise<Interception> {
    const hit = this.faults.filter(each => hits(each, context));
    for (const { fault } of hit) {
      const outcome = await apply(fault, context, input);
      if (outcome !== 'proceed') return outcome;
    }
    return 'proceed';
  }
}

function hits(
  each: { fault: FaultInForce; seen: number },
  context: RequestContext,
): boolean {
  const { fault } = each;
  const matches =
    (fault.service ?? context.service) === context.service &&
    (fault.operation ?? context.operation) === context.operation &&
    (fault.account ?? context.accountId) === context.accountId &&
    (fault.region ?? context.region) === context.region;
  if (!matches || fault.hits >= (fault.times ?? Infinity)) return false;
  each.seen += 1;
  if (each.seen <= fault.after) return false;
  if (seededFraction(fault.seed, each.seen) >= fault.rate) return false;
  fault.hits += 1;
  return true;
}

async function apply(
  fault: Fault,
  context: RequestContext,
  input: unknown,
): Promise<Interception> {
  const { service, callerArn } = context;
  switch (fault.kind) {
    case 'latency':
      await delay(fault.latencyMs);
      return 'proceed';
    case 'hang':
    case 'cut':
    case 'sparse':
      return fault.kind;
    case 'throttle':
      throw throttled(service);
    case 'expired-credentials':
      throw credentialsExpired(service);
    case 'error':
      throw serviceFailure(service, fault.status);
    case 'access-denied':
      throw accessDenied(service, {
        callerArn,
        action: actionOf(context),
        resource: resourceOf(context, input),
      });
    default:
      throw new Error(`Unknown fault ${fault.kind satisfies never}`);
  }
}
