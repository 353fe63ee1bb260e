import {
  CancelUpdateStackCommand,
  DeleteStackCommand,
} from '@aws-sdk/client-cloudformation';
import { explainError } from '../failures/explainError';
import { isValidationError } from '../stacks/describeStack';
import type { StackRow } from '../store/rows';
import { howToStop } from './busyStack';
import { recordEvents } from './recordEvents';
import { isSuccess, stackPhase } from './stackPhase';
import { StackTally } from './StackTally';
import type { StackWork } from './StackWork';

type PursuitEnd = Extract<
  StackRow['status'],
  'succeeded' | 'failed' | 'cancelled'
>;

/** Who may not cancel now may do so in a while: somebody mends that. */
const MOST_LOOKS_BEFORE_ASKING_AGAIN = 15;

/**
 * Follows a stack while CloudFormation changes it, writes down what happens,
 * and has it undone when somebody cancels. Where AWS refuses that, or does not
 * answer, it says so, asks again now and then, and goes on following for however
 * long that is: the stack does change.
 */
export class StackPursuit {
  #cancelIsSent = false;
  #looksUntilAsking = 0;
  #refusals = 0;

  constructor(private readonly work: StackWork) {}

  /** @returns how it ended; a failure is in the stack's row as well. */
  follow(): Promise<PursuitEnd> {
    return this.#follow().finally(() => this.work.patience.clear(this));
  }

  async #follow(): Promise<PursuitEnd> {
    const { work } = this;
    const events = work.events();
    const tally = new StackTally(work.row.total);
    await work.note({ status: 'deploying' });
    for (;;) {
      const fresh = await work.patience.read(() => events.next());
      await recordEvents(work, fresh, tally, () =>
        tally.isUndoing ? 'rolling-back' : 'deploying',
      );
      if (tally.isOver && (await this.#isIdle())) break;
      if (work.isCancelled && !this.#cancelIsSent) {
        this.#looksUntilAsking -= 1;
        if (this.#looksUntilAsking < 0) {
          await this.#cancelOperation(tally.stackStatus);
        }
      }
      await work.wait(this.#cancelIsSent ? undefined : work.lease.cancellation);
    }
    if (isSuccess(tally.stackStatus ?? '')) return 'succeeded';
    if (work.isCancelled) return 'cancelled';
    await work.note({ failure: tally.failureOf(work.row.stack_name) });
    return 'failed';
  }

  /** A deletion that waits for a creation to stop has no event yet. */
  async #isIdle(): Promise<boolean> {
    const { row } = this.work;
    const stack = await this.work.describe(row.stack_id ?? row.stack_name);
    return stackPhase(stack?.StackStatus) !== 'busy';
  }

  /** What is being created is deleted; what is being updated, rolled back. */
  async #cancelOperation(stackStatus: string | undefined): Promise<void> {
    const { client, patience, row } = this.work;
    const input = {
      StackName: row.stack_id ?? row.stack_name,
      ClientRequestToken: `quarterdeck-${row.deployment_id}-cancel`,
    };
    try {
      if (stackStatus === 'CREATE_IN_PROGRESS') {
        await patience.attempt(
          'cloudformation:DeleteStack',
          row.stack_name,
          () => client.send(new DeleteStackCommand(input)),
        );
      } else if (stackStatus === 'UPDATE_IN_PROGRESS') {
        await patience.attempt(
          'cloudformation:CancelUpdateStack',
          row.stack_name,
          () => client.send(new CancelUpdateStackCommand(input)),
        );
      } else if (stackStatus === undefined) {
        return;
      }
    } catch (error) {
      // It has moved on meanwhile; the next look shows to where.
      if (!isValidationError(error)) {
        await this.#showRefusal(error, stackStatus);
      }
      return;
    }
    this.#cancelIsSent = true;
    await patience.clear(this);
  }

  /**
   * What passes is asked for again soon, and then less and less often.
   *
   * @throws what is no refusal of AWS's.
   */
  async #showRefusal(
    error: unknown,
    stackStatus: string | undefined,
  ): Promise<void> {
    const { lease, patience, row } = this.work;
    lease.signal.throwIfAborted();
    const { isPassing, message, remedy, source } = explainError(error);
    if (source !== 'aws') throw error;
    this.#looksUntilAsking = isPassing
      ? Math.min(2 ** this.#refusals, MOST_LOOKS_BEFORE_ASKING_AGAIN)
      : MOST_LOOKS_BEFORE_ASKING_AGAIN;
    this.#refusals += 1;
    const stop = howToStop(stackStatus);
    await patience.show(this, {
      message: isPassing
        ? `It could not be cancelled yet, and goes on: ${message}`
        : `It cannot be cancelled, and goes on: ${message}`,
      remedy: [
        !isPassing && remedy,
        `The portal asks again now and then, and follows ${row.stack_name} to its end, after which you can try again or take it down`,
        stop && `To stop it without the portal, ${stop}`,
      ]
        .filter(Boolean)
        .join('. '),
    });
  }
}
