import type { StoppedTask, TaskTrouble } from './TaskTrouble';

/**
 * The tasks of a deployment that cannot start, for a reason that ECS puts into
 * words. Those of the deployment before go on.
 */
export const failingStart = (words: {
  reasonOf(task: StoppedTask): string;
}): TaskTrouble => ({
  hits: 'deployment',
  cycleMs: 60_000,
  killsWithinMs: Infinity,
  attempt: vary => ({ endsAfterMs: 30_000 + 14_000 * vary('exited') }),
  stop: task => {
    const reason = words.reasonOf(task);
    return {
      code: 'TaskFailedToStart',
      reason,
      // Of what happens before there is a container, none tells.
      containerReason: reason.startsWith('CannotPull') ? reason : undefined,
    };
  },
});
