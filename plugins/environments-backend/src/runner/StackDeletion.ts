import {
  DeleteStackCommand,
  type Stack,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import type { StackRow } from '../store/rows';
import { isShell } from '../stacks/shells';
import { BoundedWait } from './BoundedWait';
import { busyStack } from './busyStack';
import { loosen, type LooseningContext, resourcesOf } from './loosen';
import { recordEvents } from './recordEvents';
import { newestEventId } from './StackEvents';
import { stackPhase } from './stackPhase';
import { StackTally } from './StackTally';
import { CancelledBeforeStart, type StackWork } from './StackWork';

/**
 * What is written to a bucket between its being emptied and deleted makes
 * CloudFormation fail; then it is emptied once more.
 */
const ATTEMPTS = 3;

/**
 * Deletes one stack: takes away what protects it and what is in it, has
 * CloudFormation delete it, and follows that to its end. Begun anew, it goes on
 * with whatever is left.
 */
export class StackDeletion {
  readonly #work: StackWork;

  constructor(private readonly context: LooseningContext) {
    this.#work = context.work;
  }

  /**
   * @returns how it ended; the end is in the stack's row as well.
   * @throws LeaseLostError
   */
  async run(): Promise<StackRow['status']> {
    const work = this.#work;
    try {
      await work.note({
        status: 'preparing',
        started_at: work.row.started_at ?? new Date(),
      });
      for (let attempt = 1; ; attempt++) {
        const stack = await this.#settled();
        if (!stack) return await work.finish('deleted');
        if (isShell(stack)) {
          await this.#deleteShell(stack, attempt);
          continue;
        }
        const tally = await this.#delete(stack, attempt);
        if (tally.stackStatus === 'DELETE_COMPLETE') {
          return await work.finish('deleted', {
            completed: tally.total,
            total: tally.total,
          });
        }
        // An empty stack may have taken some before.
        if (attempt >= ATTEMPTS) {
          const failure = tally.failureOf(work.row.stack_name);
          return await work.finish('failed', { failure });
        }
      }
    } catch (error) {
      if (error instanceof CancelledBeforeStart) {
        return work.finish('cancelled');
      }
      work.lease.signal.throwIfAborted();
      return work.finish('failed', { failure: work.failureBy(error) });
    }
  }

  /** The stack, once nobody is at work on it; undefined when it is gone. */
  #settled(): Promise<Stack | undefined> {
    const others = new BoundedWait(this.#work);
    return this.#untilSettled(others).finally(() => others.over());
  }

  async #untilSettled(others: BoundedWait): Promise<Stack | undefined> {
    const work = this.#work;
    for (;;) {
      const stack = await work.describe(
        work.row.stack_id ?? work.row.stack_name,
      );
      const status = stack?.StackStatus;
      if (!stack || status === 'DELETE_COMPLETE') return undefined;
      if (status === 'DELETE_IN_PROGRESS' || stackPhase(status) !== 'busy') {
        return stack;
      }
      await others.again(
        busyStack(
          work.row.stack_name,
          status,
          'It is deleted when that is over',
        ),
      );
    }
  }

  async #delete(stack: Stack, attempt: number): Promise<StackTally> {
    const work = this.#work;
    const { client, patience, row } = work;
    const stackId = stack.StackId ?? row.stack_name;
    const isUnderWay = stack.StackStatus === 'DELETE_IN_PROGRESS';
    if (!isUnderWay) {
      work.throwIfCancelled();
      const resources = await resourcesOf(this.context, stackId);
      const newest = await patience.read(() => newestEventId(client, stackId));
      await work.note({
        stack_id: stackId,
        last_event_before: newest ?? '',
        total: resources.length,
      });
      await this.#unprotect(stack);
      await loosen(resources, this.context);
      work.throwIfCancelled();
      await this.#askForDeletion(attempt);
    } else if (row.stack_id === null) {
      await work.note({ stack_id: stackId });
    }
    return this.#follow(stackId);
  }

  /** There is nothing in it, and nothing to follow. */
  async #deleteShell({ StackId }: Stack, attempt: number): Promise<void> {
    const work = this.#work;
    work.throwIfCancelled();
    await work.note({ stack_id: StackId });
    await this.#askForDeletion(attempt);
    await work.wait();
  }

  async #askForDeletion(attempt: number): Promise<void> {
    const { client, patience, row } = this.#work;
    await patience.change('cloudformation:DeleteStack', row.stack_name, () =>
      client.send(
        new DeleteStackCommand({
          StackName: row.stack_id ?? row.stack_name,
          ClientRequestToken: `quarterdeck-${row.deployment_id}-${attempt}`,
        }),
      ),
    );
  }

  async #unprotect(stack: Stack): Promise<void> {
    if (!stack.EnableTerminationProtection) return;
    const { client, patience, row } = this.#work;
    await patience.change(
      'cloudformation:UpdateTerminationProtection',
      row.stack_name,
      () =>
        client.send(
          new UpdateTerminationProtectionCommand({
            StackName: row.stack_name,
            EnableTerminationProtection: false,
          }),
        ),
    );
  }

  /** It cannot be called back: also when cancelled, it is seen to its end. */
  async #follow(stackId: string): Promise<StackTally> {
    const work = this.#work;
    const events = work.events();
    const tally = new StackTally(work.row.total, 'delete');
    await work.note({ status: 'deleting' });
    for (;;) {
      const fresh = await work.patience.read(() => events.next());
      await recordEvents(work, fresh, tally, () => 'deleting');
      const stack = await work.describe(stackId);
      const isOver = stack?.StackStatus !== 'DELETE_IN_PROGRESS';
      if (tally.isOver && isOver) return tally;
      await work.wait();
    }
  }
}
