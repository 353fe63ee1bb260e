import type { ServiceEvent } from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { seededUuid } from '../../world/seeded';
import { desiredCountAt, taskRuns } from '../../world/service/taskRuns';
import { completionOf } from './services';

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
  for (const run of runs) {
    say(run.createdAt, `${name} has started 1 tasks: (task ${run.id}).`);
    if (run.healthyAt) {
      say(
        run.healthyAt,
        `${name} registered 1 targets in (target-group ${targetGroupOf(
          service,
        )})`,
      );
    }
    if (run.stop?.code === 'ServiceSchedulerInitiated') {
      say(
        run.stoppingAt,
        `${name} has stopped 1 running tasks: (task ${run.id}).`,
      );
    }
  }
  for (const { at, tasks } of crashesOf(runs)) {
    say(
      at,
      `${name} is unable to consistently start tasks successfully. ${tasks} tasks failed. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
    );
  }
  let steadySince: Date | undefined;
  for (const deployment of service.shape.deployments) {
    const own = taskRuns(region, service, {
      from: deployment.createdAt,
      to: now,
    }).filter(run => run.deploymentId === deployment.id);
    const desired = desiredCountAt(service.shape, now);
    const completed = completionOf(deployment, own, desired, now);
    if (!completed) continue;
    say(
      completed,
      `${name} (deployment ${deployment.id}) deployment completed.`,
    );
    say(completed, `${name} has reached a steady state.`);
    steadySince = completed;
  }
  const lastCrash = runs.findLast(
    run => run.stop?.code === 'EssentialContainerExited',
  );
  if (steadySince && !lastCrash) {
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

/** ECS complains once for several tasks that failed. */
function crashesOf(
  runs: ReturnType<typeof taskRuns>,
): Array<{ at: Date; tasks: number }> {
  const TASKS_PER_COMPLAINT = 10;
  const failed = runs.filter(
    run => run.stop?.code === 'EssentialContainerExited',
  );
  return failed.flatMap((run, index) =>
    (index + 1) % TASKS_PER_COMPLAINT === 0 && run.stoppedAt
      ? [{ at: run.stoppedAt, tasks: index + 1 }]
      : [],
  );
}

const targetGroupOf = (service: Resource<EcsServiceShape>) =>
  service.shape.loadBalancers[0]?.targetGroupArn ?? 'none';
