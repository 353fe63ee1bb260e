import type {
  EcsDeployment,
  Status,
} from '@quarterdeck/plugin-service-health-common';

const ROLLOUTS: Record<string, { status?: Status; text: string }> = {
  COMPLETED: { status: 'healthy', text: 'Completed' },
  IN_PROGRESS: { text: 'In progress' },
  FAILED: { status: 'critical', text: 'Failed' },
};

/**
 * How a deployment is. ECS never takes a `COMPLETED` back, however many tasks
 * of it fail afterwards: then it is failing, whatever was once completed.
 */
export function rolloutOf({
  rolloutState,
  failedTasks,
  running,
  desired,
}: EcsDeployment): { status?: Status; text?: string } {
  const isShortOfTasks = failedTasks > 0 && running < desired;
  if (isShortOfTasks && rolloutState !== 'FAILED') {
    return {
      status: running === 0 ? 'critical' : 'degraded',
      text: 'Tasks fail',
    };
  }
  if (!rolloutState) return {};
  return ROLLOUTS[rolloutState] ?? { text: rolloutState };
}
