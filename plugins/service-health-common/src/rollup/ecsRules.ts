import type { EcsService } from '../readings/ecsService';
import type { Rule } from './rule';
import { causeOfStops, failedStops, newestDeployment } from './stops';
import { counted, moment } from './words';

/** So many failures of the current revision within the window are a loop. */
const CRASH_LOOP_STOPS = 3;
const CRASH_LOOP_WINDOW_MINUTES = 30;

/** Most rollouts are done in a few minutes; the circuit breaker ends others. */
const SLOW_ROLLOUT_MINUTES = 30;

/** ECS tries again, and says so again, every few minutes. */
const PLACEMENT_WINDOW_MINUTES = 15;

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html */
const NOT_PLACED = /was unable to (?:place|start) a task/;

/** What a reading has where AWS leaves the state out. */
const NO_STATE = 'UNKNOWN';

const MINUTE_MS = 60_000;

const noneRunning: Rule<EcsService> = {
  name: 'ecs.none-running',
  status: 'critical',
  when: 'Tasks are desired, and none is running. The clause names what the stopped ones stopped with, since which revision.',
  clause: (service, now) =>
    service.desired > 0 && service.running === 0
      ? withCause(
          `0 of ${counted(service.desired, 'task')} running`,
          service,
          now,
        )
      : undefined,
};

const notActive: Rule<EcsService> = {
  name: 'ecs.not-active',
  status: 'critical',
  when: 'The service is draining or was deleted (`DRAINING`, `INACTIVE`).',
  clause: service =>
    service.state === 'ACTIVE' || service.state === NO_STATE
      ? undefined
      : `the service ${service.name} is ${service.state}`,
};

const noState: Rule<EcsService> = {
  name: 'ecs.no-state',
  status: 'unknown',
  when: 'ECS answers without saying whether the service is active.',
  clause: service =>
    service.state === NO_STATE
      ? `ECS does not say how the service ${service.name} is`
      : undefined,
};

const tooFewRunning: Rule<EcsService> = {
  name: 'ecs.too-few-running',
  status: 'degraded',
  when: 'Some tasks are running, fewer than desired.',
  clause: (service, now) =>
    service.running > 0 && service.running < service.desired
      ? withCause(
          `${service.running} of ${counted(service.desired, 'task')} running`,
          service,
          now,
        )
      : undefined,
};

const crashLoop: Rule<EcsService> = {
  name: 'ecs.crash-loop',
  status: 'degraded',
  when: `All desired tasks are running, and at least ${CRASH_LOOP_STOPS} of the current revision failed within the last ${CRASH_LOOP_WINDOW_MINUTES} minutes.`,
  clause: (service, now) => {
    const windowStart = now.getTime() - CRASH_LOOP_WINDOW_MINUTES * MINUTE_MS;
    const recent = failedStops(service).filter(
      task => task.stoppedAt && Date.parse(task.stoppedAt) >= windowStart,
    );
    return recent.length >= CRASH_LOOP_STOPS &&
      service.running >= service.desired &&
      service.running > 0
      ? `tasks restart: ${causeOfStops(service, now)}`
      : undefined;
  },
};

const rolloutFailed: Rule<EcsService> = {
  name: 'ecs.rollout-failed',
  status: 'degraded',
  when: 'A deployment of the service has the rollout state `FAILED`.',
  clause: (service, now) => {
    const failed = service.deployments.find(
      ({ rolloutState }) => rolloutState === 'FAILED',
    );
    if (!failed) return undefined;
    const subject =
      failed.revision === undefined
        ? 'the rollout'
        : `the rollout of revision ${failed.revision}`;
    const when = failed.updatedAt ?? failed.createdAt;
    return `${subject} failed${when ? ` at ${moment(when, now)}` : ''}${
      failed.rolloutReason ? ` (${failed.rolloutReason})` : ''
    }`;
  },
};

const rolloutSlow: Rule<EcsService> = {
  name: 'ecs.rollout-slow',
  status: 'degraded',
  when: `A rollout has been in progress for more than ${SLOW_ROLLOUT_MINUTES} minutes.`,
  clause: (service, now) => {
    const deployment = newestDeployment(service);
    const { createdAt, revision, rolloutState } = deployment ?? {};
    if (rolloutState !== 'IN_PROGRESS' || !createdAt) return undefined;
    const minutes = (now.getTime() - Date.parse(createdAt)) / MINUTE_MS;
    return minutes > SLOW_ROLLOUT_MINUTES
      ? `the rollout${
          revision === undefined ? '' : ` of revision ${revision}`
        } has been in progress since ${moment(createdAt, now)}`
      : undefined;
  },
};

const notPlaced: Rule<EcsService> = {
  name: 'ecs.not-placed',
  status: 'degraded',
  when: `Fewer tasks run than are desired, and within the last ${PLACEMENT_WINDOW_MINUTES} minutes ECS said that it cannot place or start one.`,
  clause: (service, now) => {
    if (service.running >= service.desired) return undefined;
    const oldest = now.getTime() - PLACEMENT_WINDOW_MINUTES * MINUTE_MS;
    const event = service.events.find(
      ({ at, message }) =>
        NOT_PLACED.test(message) && at && Date.parse(at) >= oldest,
    );
    return event && `ECS ${firstSentence(event.message)}`;
  },
};

/** `(service web) was unable to place a task. Reason: …` without its end. */
function firstSentence(message: string): string {
  const [, text] = /^(?:\(service [^)]*\) )?(.*)$/s.exec(message) ?? [];
  const [what = '', reason] = (text ?? message).split(/\. (?:Reason: )?/);
  const said = what.replace(/\.$/, '');
  return reason ? `${said}: ${reason.replace(/\.$/, '')}` : said;
}

const unhealthyTasks: Rule<EcsService> = {
  name: 'ecs.unhealthy-tasks',
  status: 'degraded',
  when: 'The container health check of a running task fails.',
  clause: service => {
    const unhealthy = service.tasks.filter(
      ({ containerHealth }) => containerHealth === 'UNHEALTHY',
    ).length;
    return unhealthy > 0
      ? `${unhealthy} of ${counted(
          service.tasks.length,
          'task',
        )} fails its container health check`
      : undefined;
  },
};

function withCause(clause: string, service: EcsService, now: Date): string {
  const { stopsProblem } = service;
  const cause =
    causeOfStops(service, now) ??
    (stopsProblem && `why is not known: ${stopsProblem.message}`);
  return cause ? `${clause}; ${cause}` : clause;
}

/** In the order in which they are said. @public */
export const ECS_RULES: Rule<EcsService>[] = [
  notActive,
  noneRunning,
  tooFewRunning,
  crashLoop,
  notPlaced,
  rolloutFailed,
  rolloutSlow,
  unhealthyTasks,
  noState,
];

/** What a healthy service says of itself. */
export function ecsFact(service: EcsService): string {
  if (service.desired === 0) return `${service.name} is scaled to zero`;
  const rollingOut = newestDeployment(service)?.rolloutState === 'IN_PROGRESS';
  return `${service.running} of ${counted(service.desired, 'task')} running${
    rollingOut ? ', a rollout in progress' : ''
  }`;
}
