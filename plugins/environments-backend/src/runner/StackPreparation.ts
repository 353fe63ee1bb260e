import { DeleteStackCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { STACK_TAGS } from '@quarterdeck/plugin-environments-common';
import { tagsOf } from '../stacks/describeStack';
import { isOurShell } from '../stacks/shells';
import { BoundedWait } from './BoundedWait';
import { busyStack } from './busyStack';
import { type ChangeSet, isEmpty } from './ChangeSet';
import { DeploymentFailed } from './DeploymentFailed';
import { loosen, type LooseningContext, resourcesOf } from './loosen';
import { RollbackContinuation } from './RollbackContinuation';
import { newestEventId } from './StackEvents';
import { stackPhase, stuckRemedy } from './stackPhase';
import type { StackWork } from './StackWork';

/**
 * What comes before a stack changes: waiting until it is free, making the
 * change set, and remembering which of the stack's events was the newest.
 */
export class StackPreparation {
  constructor(
    private readonly work: StackWork,
    private readonly changeSet: ChangeSet,
    private readonly get: LooseningContext['get'],
  ) {}

  /**
   * @returns false when the stack is as it should be already.
   * @throws CancelledBeforeStart, DeploymentFailed
   */
  async prepare(): Promise<boolean> {
    const { work, changeSet } = this;
    const { patience, row } = work;
    await work.note({
      status: 'preparing',
      started_at: row.started_at ?? new Date(),
    });
    const type = await this.#waitUntilFree();
    for (;;) {
      work.throwIfCancelled();
      const made = await patience.read(() => changeSet.describe());
      switch (made?.Status) {
        case undefined:
        case 'DELETE_COMPLETE':
          await patience.change(
            'cloudformation:CreateChangeSet',
            row.stack_name,
            () => changeSet.create(type),
          );
          break;
        case 'CREATE_COMPLETE':
          await this.#noteChangeSet(made.StackId ?? '');
          return true;
        case 'FAILED':
          await patience.change(
            'cloudformation:DeleteChangeSet',
            row.stack_name,
            () => changeSet.delete(),
          );
          if (isEmpty(made)) return false;
          throw work.failure(
            made.StatusReason ?? 'CloudFormation refused the change set',
          );
        default:
          await this.#wait();
      }
    }
  }

  /** Leaves nothing behind of a change set that is not going to be executed. */
  async abandon(): Promise<void> {
    const { work, changeSet } = this;
    const { client, patience, row } = work;
    const made = await patience.read(() => changeSet.describe());
    if (made?.ExecutionStatus?.startsWith('EXECUTE_')) return;
    const stack = await work.describe();
    const shell =
      stack && (await patience.read(() => isOurShell(client, stack)))
        ? stack
        : undefined;
    // Where it has to be left, it is known what there is to take down.
    if (shell) await work.note({ stack_id: shell.StackId });
    if (made) {
      await patience.change(
        'cloudformation:DeleteChangeSet',
        row.stack_name,
        () => changeSet.delete(),
      );
    }
    if (shell) {
      await this.#deleteStack(shell);
      await work.note({ stack_id: null });
    }
  }

  /** Waits for operations of others, and removes what failed to be created. */
  #waitUntilFree(): Promise<'CREATE' | 'UPDATE'> {
    const others = new BoundedWait(this.work);
    return this.#untilFree(others).finally(() => others.over());
  }

  async #untilFree(others: BoundedWait): Promise<'CREATE' | 'UPDATE'> {
    const { work } = this;
    const continuation = new RollbackContinuation(work);
    for (;;) {
      work.throwIfCancelled();
      const stack = await work.describe();
      const phase = stackPhase(stack?.StackStatus);
      if (phase === 'absent') return 'CREATE';
      if (stack) this.#checkIsOurs(stack);
      switch (phase) {
        case 'ready':
          return 'UPDATE';
        case 'stuck':
          if (stack && !(await continuation.run(stack))) {
            throw await this.#stuck(stack);
          }
          break;
        case 'dead':
          if (stack) await this.#removeDead(stack);
          break;
        default:
          await others.again(
            busyStack(
              work.row.stack_name,
              stack?.StackStatus,
              'The deployment goes on by itself when that is over',
            ),
          );
          continue;
      }
      await this.#wait();
    }
  }

  async #deleteStack({ StackId }: Stack): Promise<void> {
    const { client, patience, row } = this.work;
    await patience.change('cloudformation:DeleteStack', row.stack_name, () =>
      client.send(new DeleteStackCommand({ StackName: StackId })),
    );
  }

  /**
   * What a creation that failed has left may be protected already; there is
   * nothing in it as yet that anybody would want to keep.
   */
  async #removeDead(stack: Stack): Promise<void> {
    const { get, work } = this;
    const context = { work, get, finalSnapshot: false };
    const stackId = stack.StackId ?? work.row.stack_name;
    await loosen(await resourcesOf(context, stackId), context);
    await this.#deleteStack(stack);
  }

  /** It stays as it is: what can be done about it goes by its status. */
  async #stuck(stack: Stack): Promise<DeploymentFailed> {
    const { work } = this;
    const { StackId, StackStatus, StackStatusReason } = stack;
    await work.note({ stack_id: StackId, stack_status: StackStatus });
    const resources = await resourcesOf({ work }, StackId ?? '');
    const refused = resources.find(({ refusal }) => refusal !== undefined);
    const why =
      refused?.refusal ?? StackStatusReason ?? 'CloudFormation takes no change';
    const { failure } = work.failure(
      `The stack is ${StackStatus}: ${why}`,
      StackStatus,
    );
    return new DeploymentFailed({
      ...failure,
      logicalId: refused?.logicalId,
      resourceType: refused?.resourceType,
      remedy: stuckRemedy(StackStatus),
    });
  }

  #checkIsOurs(stack: Stack): void {
    const { row } = this.work;
    const environment = row.tags[STACK_TAGS.environment];
    if (tagsOf(stack)[STACK_TAGS.environment] === environment) return;
    throw this.work.failure(
      `There is a stack ${row.stack_name} that does not belong to ${environment}`,
      stack.StackStatus,
    );
  }

  /** From here on, whoever continues looks for events after this one. */
  async #noteChangeSet(stackId: string): Promise<void> {
    const { client, patience } = this.work;
    const changes = await patience.read(() => this.changeSet.changes());
    const newest = await patience.read(() => newestEventId(client, stackId));
    await this.work.note({
      stack_id: stackId,
      last_event_before: newest ?? '',
      total: changes.length,
    });
  }

  #wait(): Promise<void> {
    return this.work.wait(this.work.lease.cancellation);
  }
}
