import type {
  CloudFormationClient,
  Stack,
} from '@aws-sdk/client-cloudformation';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DeploymentFailure } from '@quarterdeck/plugin-environments-common';
import { explainError } from '../failures/explainError';
import { logFailure } from '../failures/logFailure';
import { describeStack } from '../stacks/describeStack';
import type { StackRow } from '../store/rows';
import type { DeploymentLease } from '../worker/DeploymentLease';
import { DeploymentFailed } from './DeploymentFailed';
import { explainFailure } from './explainFailure';
import type { Patience } from './Patience';
import { sleep } from './sleep';
import { StackEvents } from './StackEvents';

/** Thrown inside, where a cancellation ends what has changed nothing yet. */
export class CancelledBeforeStart extends Error {
  readonly name = 'CancelledBeforeStart';
}

/** What the work on all stacks of a deployment has in common. */
interface WorkContext {
  client: CloudFormationClient;
  lease: DeploymentLease;
  logger: LoggerService;
  patience: Patience;
  pollIntervalMs: number;
}

/**
 * What every step of a stack's deployment needs: its row, which it writes to
 * as it goes on, and CloudFormation in the region of the stack.
 */
export class StackWork {
  readonly client: CloudFormationClient;
  readonly lease: DeploymentLease;
  readonly patience: Patience;
  readonly #context: WorkContext;

  constructor(context: WorkContext, readonly row: StackRow) {
    this.client = context.client;
    this.lease = context.lease;
    this.patience = context.patience;
    this.#context = context;
  }

  /** The same for what is not worth waiting for. */
  hurried(): StackWork {
    return new StackWork(
      { ...this.#context, patience: this.patience.hurried() },
      this.row,
    );
  }

  get isCancelled(): boolean {
    return this.lease.cancellation.aborted;
  }

  /** @throws CancelledBeforeStart */
  throwIfCancelled(): void {
    if (this.isCancelled) throw new CancelledBeforeStart();
  }

  /** @returns undefined when there is no such stack. */
  async describe(nameOrId = this.row.stack_name): Promise<Stack | undefined> {
    return this.patience.read(() => describeStack(this.client, nameOrId));
  }

  /** What has happened to the stack since the deployment began with it. */
  events(): StackEvents {
    return new StackEvents(
      this.client,
      this.row.stack_id ?? this.row.stack_name,
      this.row.last_event_before || undefined,
    );
  }

  async note(changes: Partial<StackRow>): Promise<void> {
    Object.assign(this.row, changes);
    await this.lease.updateStack(this.row.stack_name, changes);
  }

  async finish(
    status: StackRow['status'],
    changes: Partial<StackRow> = {},
  ): Promise<StackRow['status']> {
    await this.note({ ...changes, status, finished_at: new Date() });
    return status;
  }

  failure(reason: string, stackStatus?: string): DeploymentFailed {
    return new DeploymentFailed(
      explainFailure({
        reason,
        stackName: this.row.stack_name,
        stackStatus,
        time: new Date().toISOString(),
      }),
    );
  }

  /** An error as the reason why the stack is not what it should be. */
  failureBy(error: unknown): DeploymentFailure {
    if (error instanceof DeploymentFailed) return error.failure;
    const what = `The stack ${this.row.stack_name} is not what it should be`;
    logFailure(this.#context.logger, what, error);
    const { message, finalRemedy: remedy } = explainError(error);
    const { failure } = this.failure(
      message,
      this.row.stack_status ?? undefined,
    );
    return { ...failure, ...(remedy && { remedy }) };
  }

  /** Until it is time to look again. @param until - wakes it up earlier */
  async wait(until?: AbortSignal): Promise<void> {
    const wakeUp = until?.aborted ? undefined : until;
    await sleep(this.#context.pollIntervalMs, this.lease.signal, wakeUp);
  }
}
