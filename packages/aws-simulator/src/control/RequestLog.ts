import type { RequestRecord } from '../wire';
import { resourceOf } from './refusals/actions';

/** Enough for some hundred deployments, and some megabytes. */
const MOST_CALLS = 50_000;

/** One request: when who asked what of what, and how it was answered. */
export interface LoggedCall {
  /** When it arrived; ISO 8601. */
  at: string;
  service: string;
  operation: string;
  account: string;
  region: string;
  /** An ARN, where the request names something. */
  resource?: string;
  callerArn: string;
  userAgent: string;
  /** Of HTTP; 0 when there was no answer. */
  status: number;
  errorCode?: string;
}

/** What was asked, how often, and what was not known. */
export class RequestLog {
  private readonly byOperation = new Map<string, number>();
  private readonly unknownOperations = new Map<string, number>();
  private calls: LoggedCall[] = [];

  add(record: RequestRecord): void {
    const { context, errorCode } = record;
    const name = `${context.service}:${context.operation}`;
    increase(this.byOperation, name);
    const isUnknown =
      errorCode === 'UnknownOperationException' ||
      errorCode === 'UnknownService';
    if (isUnknown) increase(this.unknownOperations, name);
    this.calls.push(callOf(record));
    // Not one by one: that would move all of them each time.
    if (this.calls.length > 2 * MOST_CALLS) this.calls = this.newestCalls();
  }

  clear(): void {
    this.byOperation.clear();
    this.unknownOperations.clear();
    this.calls = [];
  }

  /** The newest calls one by one, in the order of their answers. */
  newestCalls(): LoggedCall[] {
    return this.calls.slice(-MOST_CALLS);
  }

  toJSON() {
    const total = [...this.byOperation.values()].reduce((a, b) => a + b, 0);
    return {
      total,
      operations: Object.fromEntries([...this.byOperation].sort()),
      unknown: Object.fromEntries([...this.unknownOperations].sort()),
    };
  }
}

function callOf(record: RequestRecord): LoggedCall {
  const { context, receivedAt, userAgent, input, status, errorCode } = record;
  return {
    at: receivedAt.toISOString(),
    service: context.service,
    operation: context.operation,
    account: context.accountId,
    region: context.region,
    resource: resourceOf(context, input),
    callerArn: context.callerArn,
    userAgent,
    status,
    errorCode,
  };
}

const increase = (counts: Map<string, number>, name: string) =>
  counts.set(name, (counts.get(name) ?? 0) + 1);
