import type { TaskStop } from '../../world/service/TaskRun';
import type { TaskTrouble } from '../../world/service/TaskTrouble';
import { deployVersion } from '../deployVersion';
import type { ExitCode, Incident } from '../Incident';
import type { IncidentDefinition } from '../IncidentDefinition';

/**
 * The bad version was rolled out this long before its tasks began to crash: it
 * passed its health checks, so that ECS had no reason to roll it back.
 */
const ROLLED_OUT_BEFORE_MS = 5 * 60_000;
const MEMORY_BEFORE_THE_END_PERCENT = 97;

/** After a deployment, tasks exit soon after their start, again and again. */
export const crashLoop: IncidentDefinition = {
  summary:
    'tasks of a new version exit soon after their start, again and again',
  hasExitCode: true,
  begin: scene =>
    deployVersion(scene, { beforeMs: ROLLED_OUT_BEFORE_MS, isBroken: false }),
  tasks: ({ exitCode = 1 }) => TASKS[exitCode],
  memoryPercent: ({ exitCode }: Incident) =>
    exitCode === 137 ? MEMORY_BEFORE_THE_END_PERCENT : undefined,
};

const stop = (exitCode: ExitCode, containerReason?: string): TaskStop => ({
  code: 'EssentialContainerExited',
  reason: 'Essential container in task exited',
  exitCode,
  containerReason,
});

const TASKS: Record<ExitCode, TaskTrouble> = {
  1: {
    hits: 'service',
    killsWithinMs: 20_000,
    cycleMs: 60_000,
    lastOf: vary => ({ endsAfterMs: 5_000 + 15_000 * vary('dies') }),
    attempt: vary => ({
      startsAfterMs: 34_000 + 8_000 * vary('started'),
      endsAfterMs: 1_500 + 2_000 * vary('exited'),
    }),
    stop: () => stop(1),
  },
  137: {
    hits: 'service',
    killsWithinMs: 40_000,
    cycleMs: 75_000,
    lastOf: vary => ({ endsAfterMs: 10_000 + 30_000 * vary('dies') }),
    attempt: vary => ({
      startsAfterMs: 30_000 + 8_000 * vary('started'),
      endsAfterMs: 18_000 + 9_000 * vary('exited'),
    }),
    stop: () =>
      stop(137, 'OutOfMemoryError: Container killed due to memory usage'),
  },
};
