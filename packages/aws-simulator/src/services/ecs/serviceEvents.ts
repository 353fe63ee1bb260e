import type { ServiceEvent } from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { seededUuid } from '../../world/seeded';
import { completionOf, rolloutOf } from '../../world/service/rollout';
import { hasFailed, type TaskRun } from '../../world/service/TaskRun';
import { desiredCountAt, taskRuns } from '../../world/service/taskRuns';

/** ECS shows the last 100. */
const MAX_EVENTS = 100;
const WINDOW_MS = 24 * 60 * 60 * 1000;
const STEADY_EVERY_MS = 6 * 60 * 60 * 1000;
const TASKS_PER_COMPLAINT = 10;

/** Something that is said at a time; without one, it has not come yet. */
interface Remark {
  at: Date | undefined;
  message: string;
}

/** What a service has to say of its last day, newest first. */
export function serviceEvents(
  region: Region,
  service: Resource<EcsServiceShape>,
  now: Date,
): ServiceEvent[] {
  const from = new Date(now.getTime() - WINDOW_MS);
  const name = `(service ${service.shape.name})`;
  const runs = taskRuns(region, service, { from, to: now });
  return [
    ...runs.flatMap(run => remarksOnTask(service, run, runs)),
    ...remarksOnFailures(runs),
    ...remarksOnDeployments(region, service, runs, now),
  ]
    .flatMap(({ at, message }) =>
      at && at <= now && at >= from
        ? [{ at, message: `${name} ${message}` }]
        : [],
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MAX_EVENTS)
    .map(({ at, message }) => ({
      id: seededUuid(service.arn, at.getTime(), message),
      createdAt: at,
      message,
    }));
}

function remarksOnTask(
  { shape }: Resource<EcsServiceShape>,
  run: TaskRun,
  runs: readonly TaskRun[],
): Remark[] {
  const { targetGroupArn = 'none', containerPort } =
    shape.loadBalancers[0] ?? {};
  const group = `(target-group ${targetGroupArn})`;
  const isReplacement = runs.some(
    ({ failedCheck, stoppingAt }) =>
      failedCheck && stoppingAt && isSoonAfter(stoppingAt, run.createdAt),
  );
  const remarks: Remark[] = [
    {
      at: run.createdAt,
      message: `has started 1 tasks: (task ${run.id}).${
        isReplacement
          ? ' Amazon ECS replaced 1 tasks due to an unhealthy status.'
          : ''
      }`,
    },
    {
      at: run.failedCheck ? run.startedAt : run.healthyAt,
      message: `registered 1 targets in ${group}`,
    },
  ];
  if (run.failedCheck) {
    remarks.push({
      at: run.stoppingAt,
      message: `(task ${run.id}) (port ${containerPort}) is unhealthy in ${group} due to (reason ${run.failedCheck.description})`,
    });
  }
  if (run.stop?.code === 'ServiceSchedulerInitiated') {
    remarks.push(
      {
        at: run.stoppingAt,
        message: `has stopped 1 running tasks: (task ${run.id}).`,
      },
      { at: run.stoppingAt, message: `deregistered 1 targets in ${group}` },
      {
        at: run.stoppingAt,
        message: `has begun draining connections on 1 tasks.`,
      },
    );
  }
  return remarks;
}

const REPLACED_WITHIN_MS = 15_000;

const isSoonAfter = (before: Date, at: Date) =>
  at >= before && at.getTime() - before.getTime() < REPLACED_WITHIN_MS;

/** ECS complains once for several tasks that failed, and once of the reason. */
function remarksOnFailures(runs: readonly TaskRun[]): Remark[] {
  const failed = runs.filter(hasFailed);
  const remarks = failed.flatMap((run, index): Remark[] =>
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
  const unstarted = new Map<string, TaskRun>();
  for (const run of failed) {
    if (run.stop?.code === 'TaskFailedToStart') {
      unstarted.set(run.deploymentId, unstarted.get(run.deploymentId) ?? run);
    }
  }
  return [
    ...remarks,
    ...[...unstarted.values()].map(run => ({
      at: run.stoppingAt,
      message: `was unable to place a task. Reason: ${run.stop?.reason}.`,
    })),
  ];
}

function remarksOnDeployments(
  region: Region,
  service: Resource<EcsServiceShape>,
  recent: readonly TaskRun[],
  now: Date,
): Remark[] {
  const { shape } = service;
  const desired = desiredCountAt(shape, now);
  const remarks: Remark[] = [];
  let steadySince: Date | undefined;
  for (const deployment of shape.deployments) {
    const label = `(deployment ${deployment.id})`;
    const own = taskRuns(region, service, {
      from: deployment.createdAt,
      to: now,
    }).filter(run => run.deploymentId === deployment.id);
    const completed = completionOf(deployment, own, desired, now);
    if (completed) {
      remarks.push(
        { at: completed, message: `${label} deployment completed.` },
        { at: completed, message: 'has reached a steady state.' },
      );
      steadySince = completed;
      continue;
    }
    const rollout = rolloutOf(shape, deployment, own, now);
    if (rollout.state === 'FAILED') {
      remarks.push({
        at: rollout.since,
        message: `${label} deployment failed: tasks failed to start.`,
      });
    }
  }
  const isSteady = !recent.some(run => hasFailed(run) || run.failedCheck);
  if (!steadySince || !isSteady) return remarks;
  for (
    let at = steadySince.getTime() + STEADY_EVERY_MS;
    at <= now.getTime();
    at += STEADY_EVERY_MS
  ) {
    remarks.push({ at: new Date(at), message: 'has reached a steady state.' });
  }
  return remarks;
}
