import type { RequestRecord } from '../wire';

/** How often what was asked, and what was not known. */
export class RequestLog {
  private readonly byOperation = new Map<string, number>();
  private readonly unknownOperations = new Map<string, number>();

  add({ context, errorCode }: RequestRecord): void {
    const name = `${context.service}:${context.operation}`;
    increase(this.byOperation, name);
    const isUnknown =
      errorCode === 'UnknownOperationException' ||
      errorCode === 'UnknownService';
    if (isUnknown) increase(this.unknownOperations, name);
  }

  clear(): void {
    this.byOperation.clear();
    this.unknownOperations.clear();
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

const increase = (counts: Map<string, number>, name: string) =>
  counts.set(name, (counts.get(name) ?? 0) + 1);
