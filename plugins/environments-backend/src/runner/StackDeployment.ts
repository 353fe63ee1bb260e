import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import type { StackRow } from '../store/rows';
import { ChangeSet } from './ChangeSet';
import { isOfStack } from './StackEvents';
import { stackPhase } from './stackPhase';
import { StackPreparation } from './StackPreparation';
import { StackPursuit } from './StackPursuit';
import { CancelledBeforeStart, type StackWork } from './StackWork';

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
  readonly #preparation: StackPreparation;

  constructor(private readonly work: StackWork) {
    this.#changeSet = new ChangeSet(
      work.client,
      `quarterdeck-${work.row.deployment_id}`,
      work.row,
    );
    this.#preparation = new StackPreparation(work, this.#changeSet);
  }

  /**
   * @returns how it ended; the end is in the stack's row as well.
   * @throws LeaseLostError
   */
  async run(): Promise<StackRow['status']> {
    const { work } = this;
    try {
      for (;;) {
        if (work.row.last_event_before === null) {
          const hasChanges = await this.#preparation.prepare();
          if (!hasChanges) {
            // Whoever came before may have got no further than that.
            await this.#protect();
            return await work.finish('unchanged', { completed: 0, total: 0 });
          }
        }
        if (await this.#execute()) return await this.#follow();
        // What was prepared is gone without having begun: prepare anew.
        await work.note({ last_event_before: null });
      }
    } catch (error) {
      if (error instanceof CancelledBeforeStart) {
        await this.#preparation.abandon();
        return work.finish('cancelled');
      }
      work.lease.signal.throwIfAborted();
      const failure = work.failureBy(error);
      const left = await this.#tidyUp();
      return work.finish('failed', {
        failure: left
          ? { ...failure, meaning: [failure.meaning, left].join(' ').trim() }
          : failure,
      });
    }
  }

  /**
   * A change set that was not executed is removed, and with it the stack that
   * it would have made; but nobody waits for an AWS that does not answer.
   *
   * @returns what is left, and why.
   */
  async #tidyUp(): Promise<string | undefined> {
    const { work } = this;
    if (work.row.status !== 'preparing') return undefined;
    try {
      await new StackPreparation(work.hurried(), this.#changeSet).abandon();
      return undefined;
    } catch (error) {
      work.lease.signal.throwIfAborted();
      return `Its change set is left, which changes nothing: ${
        work.failureBy(error).reason
      }.`;
    }
  }

  /** @returns false when there is nothing to execute and nothing running. */
  async #execute(): Promise<boolean> {
    const { work } = this;
    const { patience } = work;
    const changeSet = await patience.read(() => this.#changeSet.describe());
    if (changeSet?.ExecutionStatus === 'AVAILABLE') {
      work.throwIfCancelled();
      await patience.change(
        'cloudformation:ExecuteChangeSet',
        work.row.stack_name,
        () => this.#changeSet.execute(),
      );
      return true;
    }
    if (changeSet?.ExecutionStatus?.startsWith('EXECUTE_')) return true;
    const events = work.events();
    const happened = await patience.read(() => events.next());
    if (happened.some(isOfStack)) return true;
    const stack = await work.describe();
    return stackPhase(stack?.StackStatus) === 'busy';
  }

  async #follow(): Promise<StackRow['status']> {
    const status = await new StackPursuit(this.work).follow();
    if (status === 'succeeded') await this.#protect();
    return this.work.finish(status);
  }

  /** A change set cannot switch termination protection on or off. */
  async #protect(): Promise<void> {
    const { client, patience, row } = this.work;
    const stack = await this.work.describe();
    const isProtected = stack?.EnableTerminationProtection ?? false;
    if (!stack || isProtected === row.termination_protection) return;
    await patience.change(
      'cloudformation:UpdateTerminationProtection',
      row.stack_name,
      () =>
        client.send(
          new UpdateTerminationProtectionCommand({
            StackName: row.stack_name,
            EnableTerminationProtection: row.termination_protection,
          }),
        ),
    );
  }
}
