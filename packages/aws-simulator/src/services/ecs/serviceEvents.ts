import type { ServiceEvent } from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { seededUuid } from '../../world/seeded';
import { type Rollout, rolloutsOf } from '../../world/service/rollouts';
import { hasFailed, type TaskRun } from '../../world/service/TaskRun';
import { taskRuns } from '../../world/service/taskRuns';
import { remarksOnTasks } from './taskRemarks';

/** ECS shows the last 100. */
const MAX_EVENTS = 100;
const WINDOW_MS = 24 * 60 * 60 * 1000;
const STEADY_EVERY_MS = 6 * 60 * 60 * 1000;

/** What a service has to say of its last day, newest first. */
export function serviceEvents(
  region: Region,
  service: Resource<EcsServiceShape>,
  now: Date,
): ServiceEvent[] {
  const from = new Date(now.getTime() - WINDOW_MS);
  const name = `(service ${service.shape.name})`;
  const events: Array<{ at: Date; message: string }> = [];
  const say = (at: Date | undefined, message: string) => {
    if (at && at <= now && at >= from) events.push({ at, message });
  };

  const runs = taskRuns(region, service, { from, to: now });
  for (const { at, message } of remarksOnTasks(service, runs)) {
    say(at, `${name} ${message}`);
  }
  for (const { at, count, cause } of service.shape.desiredCounts) {
    if (!cause) continue;
    say(
      at,
      `Message: Successfully set desired count to ${count}. Waiting for change to be fulfilled by ecs. Cause: ${cause}`,
    );
  }
  const rollouts = rolloutsOf(region, service);
  for (const rollout of rollouts) sayRollout(rollout, name, say);
  const steadySince = latestOf(
    rollouts.flatMap(each => [each.completedAt, each.rollback?.completedAt]),
    now,
  );
  if (steadySince && !runs.some(isAnxious)) {
    for (
      let at = steadySince.getTime() + STEADY_EVERY_MS;
      at <= now.getTime();
      at += STEADY_EVERY_MS
    ) {
      say(new Date(at), `${name} has reached a steady state.`);
    }
  }
  return events
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MAX_EVENTS)
    .map(({ at, message }) => ({
      id: seededUuid(service.arn, at.getTime(), message),
      createdAt: at,
      message,
    }));
}

type Say = (at: Date | undefined, message: string) => void;

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html */
function sayRollout(
  { deployment, completedAt, failedAt, rollback }: Rollout,
  name: string,
  say: Say,
) {
  const sayCompleted = (at: Date | undefined, id: string) => {
    say(at, `${name} (deployment ${id}) deployment completed.`);
    say(at, `${name} has reached a steady state.`);
  };
  sayCompleted(completedAt, deployment.id);
  say(
    failedAt,
    deployment.stopRequest
      ? `${name} (deployment ${deployment.id}) deployment failed: deployment was stopped.`
      : `${name} (deployment ${deployment.id}) deployment failed: tasks failed to start.`,
  );
  if (!rollback) return;
  say(
    rollback.startedAt,
    `${name} rolling back to deployment ${rollback.to.id}.`,
  );
  sayCompleted(rollback.completedAt, rollback.to.id);
}

const latestOf = (times: Array<Date | undefined>, now: Date) =>
  times
    .filter((at): at is Date => at !== undefined && at <= now)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1);

const isAnxious = (run: TaskRun) =>
  hasFailed(run) || run.failedCheck !== undefined;
