import type { StoppedTask, TaskTrouble } from '../../world/service/TaskTrouble';

/**
 * The tasks of a deployment that cannot start, for a reason that ECS puts into
 * words. Those of the deployment before go on.
 */
export const failingStart = (
  reasonOf: (task: StoppedTask) => string,
  { isOfContainer }: { isOfContainer: boolean },
): TaskTrouble => ({
  hits: 'deployment',
  cycleMs: 75_000,
  attempt: vary => ({ endsAfterMs: 24_000 + 16_000 * vary('failed') }),
  stop: task => {
    const reason = reasonOf(task);
    return {
      code: 'TaskFailedToStart',
      reason,
      containerReason: isOfContainer ? reason : undefined,
    };
  },
});
