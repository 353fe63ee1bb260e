import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { DeploymentFailure } from '@quarterdeck/plugin-environments-common';
import { explainFailure } from './explainFailure';
import { isOfStack } from './StackEvents';

/** CloudFormation reports whatever it gives up because of another failure. */
const CONSEQUENCE = /cancell?ed/i;

/** What shows that an operation does not do what it was for any more. */
const UNDOING = {
  deploy: /ROLLBACK_IN_PROGRESS|DELETE_IN_PROGRESS/,
  delete: /ROLLBACK_IN_PROGRESS/,
};

/**
 * What the events of one operation on a stack add up to: how many resources
 * are done, what state the stack is in, and which resource failed first.
 */
export class StackTally {
  #done = new Set<string>();
  #isUndoing = false;
  #stackStatus: string | undefined;
  #stackReason: string | undefined;
  #firstFailure: StackEvent | undefined;
  #undoFailure: StackEvent | undefined;

  /** @param goal - what the operation is for: a deletion may undo a creation. */
  constructor(
    private readonly expected: number,
    private readonly goal: 'deploy' | 'delete' = 'deploy',
  ) {}

  add(event: StackEvent): void {
    const status = event.ResourceStatus ?? '';
    if (isOfStack(event)) {
      this.#stackStatus = status;
      if (UNDOING[this.goal].test(status)) {
        this.#isUndoing = true;
        this.#stackReason ??= event.ResourceStatusReason;
      }
      return;
    }
    const id = event.LogicalResourceId ?? '';
    if (status.endsWith('_COMPLETE')) {
      if (this.#isUndoing) this.#done.delete(id);
      else this.#done.add(id);
    } else if (
      status.endsWith('_FAILED') &&
      !CONSEQUENCE.test(event.ResourceStatusReason ?? '')
    ) {
      this.#firstFailure ??= event;
      if (this.#isUndoing) this.#undoFailure ??= event;
    }
  }

  /** The stack's own last status; undefined before the operation's first. */
  get stackStatus(): string | undefined {
    return this.#stackStatus;
  }

  get isOver(): boolean {
    return (
      this.#stackStatus !== undefined &&
      !this.#stackStatus.endsWith('_IN_PROGRESS')
    );
  }

  get isUndoing(): boolean {
    return this.#isUndoing;
  }

  get completed(): number {
    return this.#done.size;
  }

  get total(): number {
    return Math.max(this.expected, this.#done.size);
  }

  /** Why the operation did not reach what it was for. */
  failureOf(stackName: string): DeploymentFailure {
    const first = this.#firstFailure;
    const failure = explainFailure({
      stackName,
      stackStatus: this.#stackStatus,
      logicalId: first?.LogicalResourceId,
      resourceType: first?.ResourceType,
      time: (first?.Timestamp ?? new Date()).toISOString(),
      reason:
        first?.ResourceStatusReason ??
        this.#stackReason ??
        `The stack ended as ${this.#stackStatus}`,
    });
    const undo = this.#undoFailure;
    if (!undo || undo === first) return failure;
    const also = `The way back failed too, at ${undo.LogicalResourceId} (${undo.ResourceType}): ${undo.ResourceStatusReason}`;
    return {
      ...failure,
      meaning: [failure.meaning, also].filter(Boolean).join(' '),
    };
  }
}
