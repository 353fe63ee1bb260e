/**
 * What can be done with a stack, by its status:
 *
 * - `absent`: create it. A stack in review is a change set without a stack.
 * - `ready`: update it.
 * - `dead`: its creation failed; CloudFormation takes nothing but its deletion.
 * - `busy`: an operation is under way.
 * - `stuck`: somebody has to look at it first.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-view-stack-data-resources-status-codes
 */
export type StackPhase = 'absent' | 'ready' | 'dead' | 'busy' | 'stuck';

export function stackPhase(stackStatus: string | undefined): StackPhase {
  switch (stackStatus) {
    case undefined:
    case 'DELETE_COMPLETE':
    case 'REVIEW_IN_PROGRESS':
      return 'absent';
    case 'CREATE_COMPLETE':
    case 'UPDATE_COMPLETE':
    case 'UPDATE_ROLLBACK_COMPLETE':
    case 'IMPORT_COMPLETE':
    case 'IMPORT_ROLLBACK_COMPLETE':
      return 'ready';
    case 'CREATE_FAILED':
    case 'ROLLBACK_COMPLETE':
    case 'ROLLBACK_FAILED':
      return 'dead';
    default:
      return stackStatus.endsWith('_IN_PROGRESS') ? 'busy' : 'stuck';
  }
}

/** What is to be done about a stack that is stuck, before it can change. */
export function stuckRemedy(stackStatus: string | undefined): string {
  return stackStatus === 'UPDATE_ROLLBACK_FAILED'
    ? 'Continue the rollback from the page of the deployment that failed.'
    : 'Take the environment down once more, or mend the stack in CloudFormation.';
}

/** Whether an operation that is over has reached what it was for. */
export function isSuccess(stackStatus: string): boolean {
  return stackStatus === 'CREATE_COMPLETE' || stackStatus === 'UPDATE_COMPLETE';
}
