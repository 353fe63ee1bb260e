import {
  ContinueUpdateRollbackCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { recordEvents } from './recordEvents';
import { newestEventId, StackEvents } from './StackEvents';
import { stackPhase } from './stackPhase';
import { StackTally } from './StackTally';
import type { StackWork } from './StackWork';

/**
 * Continues a rollback that had failed, where somebody has asked for that, and
 * follows it: what it does and where it fails again is the deployment's, too.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-continueupdaterollback.html
 */
export class RollbackContinuation {
  #hasRun = false;

  constructor(private readonly work: StackWork) {}

  /**
   * @returns false where nobody has asked for it, or it has failed again.
   * @throws LeaseLostError
   */
  async run({ StackId, StackStatus }: Stack): Promise<boolean> {
    const { client, lease, patience, row } = this.work;
    const asked = lease.deployment.options.continueRollback;
    if (StackStatus !== 'UPDATE_ROLLBACK_FAILED' || !asked || this.#hasRun) {
      return false;
    }
    this.#hasRun = true;
    const stackId = StackId ?? row.stack_name;
    // So that it is offered again, should it not come to that.
    await this.work.note({ stack_id: stackId, stack_status: StackStatus });
    const newest = await patience.read(() => newestEventId(client, stackId));
    const { id, fencing_token } = lease.deployment;
    await patience.change(
      'cloudformation:ContinueUpdateRollback',
      row.stack_name,
      () =>
        client.send(
          new ContinueUpdateRollbackCommand({
            StackName: row.stack_name,
            ResourcesToSkip: asked.skip[row.stack_name],
            // A holder of its own tries anew; a repetition by the SDK does not.
            ClientRequestToken: `quarterdeck-${id}-continue-${fencing_token}`,
          }),
        ),
    );
    await this.#follow(stackId, newest);
    return true;
  }

  /** It cannot be called back: also when cancelled, it is seen to its end. */
  async #follow(stackId: string, since: string | undefined): Promise<void> {
    const { work } = this;
    const events = new StackEvents(work.client, stackId, since);
    const tally = new StackTally(0);
    await work.note({ stack_id: stackId, status: 'rolling-back' });
    for (;;) {
      const fresh = await work.patience.read(() => events.next());
      await recordEvents(work, fresh, tally, () => 'rolling-back');
      const stack = await work.describe(stackId);
      if (tally.isOver && stackPhase(stack?.StackStatus) !== 'busy') break;
      await work.wait();
    }
    await work.note({ status: 'preparing' });
  }
}
