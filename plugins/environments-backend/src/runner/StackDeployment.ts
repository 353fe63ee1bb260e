import {
  CancelUpdateStackCommand,
  type CloudFormationClient,
  DeleteStackCommand,
  type Stack,
  type StackEvent,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  type DeploymentFailure,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import {
  describeStack,
  isValidationError,
  tagsOf,
} from '../stacks/describeStack';
import type { StackRow } from '../store/rows';
import type { DeploymentLease, NewEvent } from '../worker/DeploymentLease';
import { ChangeSet, isEmpty } from './ChangeSet';
import { DeploymentFailed } from './DeploymentFailed';
import { explainFailure } from './explainFailure';
import type { Patience } from './Patience';
import { sleep } from './sleep';
import { isOfStack, newestEventId, StackEvents } from './StackEvents';
import { isSuccess, stackPhase } from './stackPhase';
import { StackTally } from './StackTally';

/** What the deployment of a stack works with. */
export interface StackDeploymentContext {
  client: CloudFormationClient;
  lease: DeploymentLease;
  patience: Patience;
  pollIntervalMs: number;
}

/** Thrown inside, where a cancellation ends what has changed nothing yet. */
class CancelledBeforeStart extends Error {
  readonly name = 'CancelledBeforeStart';
}

/**
 * Brings one stack to CloudFormation: makes a change set, executes it and
 * follows the events to the end.
 *
 * @remarks
 * It can be begun anew at any point, by any replica: the change set is found
 * by its name, what it does is found in the stack's events after the one that
 * was the newest before. CloudFormation does the work and is the state; this
 * only asks for it once.
 */
export class StackDeployment {
  readonly #changeSet: ChangeSet;
  #cancelIsSent = false;

  constructor(
    private readonly context: StackDeploymentContext,
    private readonly row: StackRow,
  ) {
    this.#changeSet = new ChangeSet(context.client, row);
  }

  /**
   * @returns how it ended; the end is in the stack's row as well.
   * @throws LeaseLostError
   */
  async run(): Promise<StackRow['status']> {
    try {
      for (;;) {
        if (this.row.last_event_before === null) {
          const hasChanges = await this.#prepare();
          if (!hasChanges) {
            await this.#finish('unchanged', { completed: 0, total: 0 });
            return 'unchanged';
          }
        }
        if (await this.#execute()) return await this.#follow();
        // What was prepared is gone without having begun: prepare anew.
        await this.#note({ last_event_before: null });
      }
    } catch (error) {
      if (error instanceof CancelledBeforeStart) {
        await this.#abandon();
        await this.#finish('cancelled', {});
        return 'cancelled';
      }
      this.context.lease.signal.throwIfAborted();
      await this.#finish('failed', { failure: this.#failureBy(error) });
      return 'failed';
    }
  }

  /** @returns false when the stack is as it should be already. */
  async #prepare(): Promise<boolean> {
    const { patience } = this.context;
    await this.#note({
      status: 'preparing',
      started_at: this.row.started_at ?? new Date(),
    });
    const type = await this.#waitUntilFree();
    for (;;) {
      this.#throwIfCancelled();
      const changeSet = await patience.read(() => this.#changeSet.describe());
      switch (changeSet?.Status) {
        case undefined:
        case 'DELETE_COMPLETE':
          await patience.change(() => this.#changeSet.create(type));
          break;
        case 'CREATE_COMPLETE':
          await this.#noteChangeSet(changeSet.StackId ?? '');
          return true;
        case 'FAILED':
          await patience.change(() => this.#changeSet.delete());
          if (isEmpty(changeSet)) return false;
          throw this.#failure(
            changeSet.StatusReason ?? 'CloudFormation refused the change set',
          );
        default:
          await this.#wait();
      }
    }
  }

  /** Waits for operations of others, and removes what failed to be created. */
  async #waitUntilFree(): Promise<'CREATE' | 'UPDATE'> {
    const { client, patience } = this.context;
    for (;;) {
      this.#throwIfCancelled();
      const stack = await patience.read(() =>
        describeStack(client, this.row.stack_name),
      );
      const phase = stackPhase(stack?.StackStatus);
      if (phase === 'absent') return 'CREATE';
      if (stack) this.#checkIsOurs(stack);
      switch (phase) {
        case 'ready':
          return 'UPDATE';
        case 'stuck':
          throw this.#failure(
            `The stack is ${stack?.StackStatus}: ${
              stack?.StackStatusReason ?? 'CloudFormation takes no change'
            }`,
            stack?.StackStatus,
          );
        case 'dead':
          await patience.change(() =>
            client.send(new DeleteStackCommand({ StackName: stack?.StackId })),
          );
          break;
        default:
          await patience.show({
            message: `The stack ${this.row.stack_name} is busy with another operation (${stack?.StackStatus})`,
            remedy: 'The deployment goes on by itself when that is over',
          });
      }
      await this.#wait();
    }
  }

  #checkIsOurs(stack: Stack): void {
    const environment = this.row.tags[STACK_TAGS.environment];
    if (tagsOf(stack)[STACK_TAGS.environment] === environment) return;
    throw this.#failure(
      `There is a stack ${this.row.stack_name} that does not belong to ${environment}`,
      stack.StackStatus,
    );
  }

  /** From here on, whoever continues looks for events after this one. */
  async #noteChangeSet(stackId: string): Promise<void> {
    const { client, patience } = this.context;
    const total = await patience.read(() => this.#changeSet.countChanges());
    const newest = await patience.read(() => newestEventId(client, stackId));
    await this.#note({
      stack_id: stackId,
      last_event_before: newest ?? '',
      total,
    });
  }

  /** @returns false when there is nothing to execute and nothing running. */
  async #execute(): Promise<boolean> {
    const { client, patience } = this.context;
    const changeSet = await patience.read(() => this.#changeSet.describe());
    if (changeSet?.ExecutionStatus === 'AVAILABLE') {
      this.#throwIfCancelled();
      await patience.change(() => this.#changeSet.execute());
      return true;
    }
    if (changeSet?.ExecutionStatus?.startsWith('EXECUTE_')) return true;
    const events = this.#events();
    const happened = await patience.read(() => events.next());
    if (happened.some(isOfStack)) return true;
    const stack = await patience.read(() =>
      describeStack(client, this.row.stack_name),
    );
    return stackPhase(stack?.StackStatus) === 'busy';
  }

  async #follow(): Promise<StackRow['status']> {
    const { lease, patience } = this.context;
    const events = this.#events();
    const tally = new StackTally(this.row.total);
    await this.#note({ status: 'deploying' });
    for (;;) {
      const fresh = await patience.read(() => events.next());
      await this.#record(fresh, tally);
      if (tally.isOver && (await this.#isIdle())) break;
      if (lease.cancellation.aborted && !this.#cancelIsSent) {
        await this.#cancelOperation(tally.stackStatus);
      }
      await this.#wait();
    }
    return this.#conclude(tally);
  }

  /** A deletion that waits for a creation to stop has no event yet. */
  async #isIdle(): Promise<boolean> {
    const { client, patience } = this.context;
    const stack = await patience.read(() =>
      describeStack(client, this.row.stack_id ?? this.row.stack_name),
    );
    return stackPhase(stack?.StackStatus) !== 'busy';
  }

  async #record(fresh: StackEvent[], tally: StackTally): Promise<void> {
    if (fresh.length === 0) return;
    const counted = fresh.map(event => {
      tally.add(event);
      return {
        event: toNewEvent(event, this.row.stack_name),
        completed: tally.completed,
        total: tally.total,
      };
    });
    await this.context.lease.addEvents(this.row.stack_name, counted, {
      status: tally.isUndoing ? 'rolling-back' : 'deploying',
      stack_status: tally.stackStatus,
      completed: tally.completed,
      total: tally.total,
    });
  }

  async #conclude(tally: StackTally): Promise<StackRow['status']> {
    const { lease } = this.context;
    const stackStatus = tally.stackStatus ?? '';
    if (isSuccess(stackStatus)) {
      await this.#protect();
      await this.#finish('succeeded', {});
      return 'succeeded';
    }
    if (lease.cancellation.aborted) {
      await this.#finish('cancelled', {});
      return 'cancelled';
    }
    const failure = tally.failureOf(this.row.stack_name);
    await this.#finish('failed', { failure });
    return 'failed';
  }

  /** A change set cannot switch termination protection on or off. */
  async #protect(): Promise<void> {
    const { client, patience } = this.context;
    const stack = await patience.read(() =>
      describeStack(client, this.row.stack_name),
    );
    const isProtected = stack?.EnableTerminationProtection ?? false;
    if (!stack || isProtected === this.row.termination_protection) return;
    await patience.change(() =>
      client.send(
        new UpdateTerminationProtectionCommand({
          StackName: this.row.stack_name,
          EnableTerminationProtection: this.row.termination_protection,
        }),
      ),
    );
  }

  /** What is being created is deleted; what is being updated, rolled back. */
  async #cancelOperation(stackStatus: string | undefined): Promise<void> {
    const { client, patience } = this.context;
    const StackName = this.row.stack_id ?? this.row.stack_name;
    const ClientRequestToken = `quarterdeck-${this.row.deployment_id}-cancel`;
    const input = { StackName, ClientRequestToken };
    try {
      if (stackStatus === 'CREATE_IN_PROGRESS') {
        await patience.change(() => client.send(new DeleteStackCommand(input)));
      } else if (stackStatus === 'UPDATE_IN_PROGRESS') {
        await patience.change(() =>
          client.send(new CancelUpdateStackCommand(input)),
        );
      } else if (stackStatus === undefined) {
        return;
      }
    } catch (error) {
      // It has moved on meanwhile; the next look shows to where.
      if (!isValidationError(error)) throw error;
      return;
    }
    this.#cancelIsSent = true;
  }

  /** Leaves nothing behind of a change set that is not going to be executed. */
  async #abandon(): Promise<void> {
    const { client, patience } = this.context;
    const changeSet = await patience.read(() => this.#changeSet.describe());
    if (!changeSet) return;
    const stack = await patience.read(() =>
      describeStack(client, this.row.stack_name),
    );
    await patience.change(async () => {
      await this.#changeSet.delete();
      if (stack?.StackStatus === 'REVIEW_IN_PROGRESS') {
        await client.send(new DeleteStackCommand({ StackName: stack.StackId }));
      }
    });
  }

  #events(): StackEvents {
    return new StackEvents(
      this.context.client,
      this.row.stack_id ?? this.row.stack_name,
      this.row.last_event_before || undefined,
    );
  }

  #throwIfCancelled(): void {
    if (this.context.lease.cancellation.aborted) {
      throw new CancelledBeforeStart();
    }
  }

  #failure(reason: string, stackStatus?: string): DeploymentFailed {
    return new DeploymentFailed(
      explainFailure({
        reason,
        stackName: this.row.stack_name,
        stackStatus,
        time: new Date().toISOString(),
      }),
    );
  }

  #failureBy(error: unknown): DeploymentFailure {
    if (error instanceof DeploymentFailed) return error.failure;
    const { message, remedy } = explainAwsError(error);
    return {
      ...this.#failure(message, this.row.stack_status ?? undefined).failure,
      ...(remedy && { remedy }),
    };
  }

  async #finish(
    status: StackRow['status'],
    changes: Partial<StackRow>,
  ): Promise<void> {
    await this.#note({ ...changes, status, finished_at: new Date() });
  }

  async #note(changes: Partial<StackRow>): Promise<void> {
    Object.assign(this.row, changes);
    await this.context.lease.updateStack(this.row.stack_name, changes);
  }

  async #wait(): Promise<void> {
    const { lease, pollIntervalMs } = this.context;
    const wakeUp = this.#cancelIsSent ? undefined : lease.cancellation;
    const isAwake = wakeUp?.aborted ?? true;
    await sleep(pollIntervalMs, lease.signal, isAwake ? undefined : wakeUp);
  }
}

function toNewEvent(event: StackEvent, stackName: string): NewEvent {
  return {
    aws_event_id: `${stackName}/${event.EventId}`,
    time: event.Timestamp ?? new Date(),
    stack_name: stackName,
    logical_id: event.LogicalResourceId ?? '',
    physical_id: event.PhysicalResourceId || null,
    resource_type: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason ?? null,
  };
}
