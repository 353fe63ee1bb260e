import type { Resource } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { everRuns, hasFailed, type TaskRun } from '../../world/service/TaskRun';

/** Something that is said at a time; without one, it has not come yet. */
export interface Remark {
  at: Date | undefined;
  message: string;
}

const TASKS_PER_COMPLAINT = 10;
/** The replacement of an unhealthy task comes so soon after its end. */
const REPLACED_WITHIN_MS = 15_000;

/**
 * What ECS says of the tasks of a service, without the service's name.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export function remarksOnTasks(
  service: Resource<EcsServiceShape>,
  runs: readonly TaskRun[],
): Remark[] {
  return [
    ...runs.flatMap(run => remarksOnTask(service.shape, run, runs)),
    ...complaints(runs),
    ...placementFailures(runs),
  ];
}

function remarksOnTask(
  { loadBalancers }: EcsServiceShape,
  run: TaskRun,
  runs: readonly TaskRun[],
): Remark[] {
  const { targetGroupArn = 'none', containerPort } = loadBalancers[0] ?? {};
  const group = `(target-group ${targetGroupArn})`;
  const { id, failedCheck, stoppingAt, stop } = run;
  const remarks: Remark[] = [
    {
      at: run.createdAt,
      message: `has started 1 tasks: (task ${id}).${
        isReplacement(run, runs)
          ? ' Amazon ECS replaced 1 tasks due to an unhealthy status.'
          : ''
      }`,
    },
    {
      at:
        run.healthyAt ??
        (failedCheck && everRuns(run) ? run.startedAt : undefined),
      message: `registered 1 targets in ${group}`,
    },
  ];
  if (failedCheck) {
    remarks.push({
      at: failedCheck.at,
      message: `(task ${id}) (port ${containerPort}) is unhealthy in ${group} due to (reason ${failedCheck.description})`,
    });
  }
  if (stop?.code === 'ServiceSchedulerInitiated') {
    remarks.push(
      { at: stoppingAt, message: `has stopped 1 running tasks: (task ${id}).` },
      { at: stoppingAt, message: `deregistered 1 targets in ${group}` },
      {
        at: stoppingAt,
        message: 'has begun draining connections on 1 tasks.',
      },
    );
  }
  return remarks;
}

const isReplacement = ({ createdAt }: TaskRun, runs: readonly TaskRun[]) =>
  runs.some(({ failedCheck, stoppingAt }) => {
    if (!failedCheck || !stoppingAt) return false;
    const since = createdAt.getTime() - stoppingAt.getTime();
    return since >= 0 && since < REPLACED_WITHIN_MS;
  });

/** ECS complains once for several tasks that failed. */
const complaints = (runs: readonly TaskRun[]): Remark[] =>
  runs.filter(hasFailed).flatMap((run, index) =>
    (index + 1) % TASKS_PER_COMPLAINT === 0
      ? [
          {
            at: run.stoppedAt,
            message: `is unable to consistently start tasks successfully. ${
              index + 1
            } tasks failed. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
          },
        ]
      : [],
  );

/** The same is not said again for the tasks of the same deployment. */
function placementFailures(runs: readonly TaskRun[]): Remark[] {
  const first = new Map<string, TaskRun>();
  for (const run of runs) {
    if (run.stop?.code === 'TaskFailedToStart') {
      first.set(run.deploymentId, first.get(run.deploymentId) ?? run);
    }
  }
  return [...first.values()].map(({ stoppingAt, stop }) => ({
    at: stoppingAt,
    message: `was unable to place a task. Reason: ${stop?.reason}.`,
  }));
}
