import type {
  EcsService,
  ServiceActionId,
  ServiceScaling,
} from '@quarterdeck/plugin-service-health-common';
import { type ActionInput, type ActionSubject, subjectName } from './subject';

/** An action in words, before it is taken. */
export interface ActionExplanation {
  /** What happens, a sentence each. */
  effects: string[];
  /** What AWS is asked for. */
  call: string;
  /** Whether something that runs is ended by it. */
  isDestructive: boolean;
}

/** As it stands in the menu. */
export const ACTION_LABELS: Record<ServiceActionId, string> = {
  'force-deployment': 'Force a new deployment',
  'roll-back-deployment': 'Roll the deployment back',
  'stop-task': 'Stop a task',
  'set-desired-count': 'Set the desired count',
  'mute-alarm': 'Mute for an hour',
};

/** Says what will happen to the subject when the action is taken on it. */
export function explainAction(
  id: ServiceActionId,
  subject: ActionSubject,
  input: ActionInput,
): ActionExplanation {
  if (subject.kind === 'alarm') return explainMute(subjectName(subject));
  const { service, scaling } = subject;
  switch (id) {
    case 'force-deployment':
      return explainForce(service);
    case 'roll-back-deployment':
      return explainRollBack(service);
    case 'stop-task':
      return explainStop(service, input.taskId);
    case 'set-desired-count':
      return explainCount(service, scaling, input.desiredCount);
    default:
      return explainMute(service.name);
  }
}

function explainForce(service: EcsService): ActionExplanation {
  const revision = revisionOf(service);
  return {
    effects: [
      service.running > 0
        ? `${tasks(
            service.running,
            'running',
          )} will be replaced one after the other, as the service’s deployment configuration has it, by new ones of ${revision}.`
        : `No task is running: ECS will try again to start ${tasks(
            service.desired,
          )} of ${revision}.`,
      'Images with a tag that moves, such as latest, are pulled anew.',
    ],
    call: 'ecs:UpdateService with forceNewDeployment',
    isDestructive: false,
  };
}

function explainRollBack(service: EcsService): ActionExplanation {
  const [primary, before] = service.deployments;
  if (primary?.rolloutState !== 'IN_PROGRESS') {
    return {
      effects: [
        `The revision that was deployed well before ${revisionOf(
          service,
        )} is deployed again.`,
        `${tasks(
          service.running,
          'running',
        )} will be replaced by its own, one after the other.`,
      ],
      call: 'ecs:UpdateService with that task definition',
      isDestructive: true,
    };
  }
  const previous =
    before?.revision === undefined
      ? 'the revision before it'
      : `revision ${before.revision}`;
  return {
    effects: [
      `The deployment of ${revisionOf(
        service,
      )} ends, and ECS goes back to ${previous}.`,
      `${tasks(
        primary.running + primary.pending,
        'started',
      )} by it will be stopped once enough of ${previous} are healthy.`,
    ],
    call: 'ecs:StopServiceDeployment with ROLLBACK',
    isDestructive: true,
  };
}

function explainStop(
  service: EcsService,
  taskId: string | undefined,
): ActionExplanation {
  return {
    effects: [
      `${
        taskId ? `Task ${taskId}` : 'The task'
      } will be told to end (SIGTERM), and is killed when it has not within its stop timeout, 30 seconds unless the task definition says otherwise.`,
      `ECS will start another in its place, since ${tasks(service.desired)} ${
        service.desired === 1 ? 'is' : 'are'
      } desired.`,
    ],
    call: 'ecs:StopTask',
    isDestructive: true,
  };
}

function explainCount(
  service: EcsService,
  scaling: ServiceScaling | undefined,
  count: number | undefined,
): ActionExplanation {
  return {
    effects: [
      countEffect(service, count),
      ...(scaling?.minimum !== undefined && scaling.maximum !== undefined
        ? [
            scaling.suspended
              ? `Autoscaling is suspended, so the count stays until somebody changes it.`
              : `Autoscaling keeps it between ${scaling.minimum} and ${scaling.maximum}, and may change it again.`,
          ]
        : []),
    ],
    call: 'ecs:UpdateService with desiredCount',
    isDestructive: count !== undefined && count < service.desired,
  };
}

function countEffect(service: EcsService, count: number | undefined): string {
  const { desired } = service;
  if (count === undefined || count === desired) {
    return `${tasks(desired)} ${desired === 1 ? 'is' : 'are'} desired now.`;
  }
  if (count === 0) {
    return 'All tasks will be stopped: the service will answer no request.';
  }
  return count > desired
    ? `${tasks(count - desired)} more will be started, of ${revisionOf(
        service,
      )}.`
    : `${tasks(desired - count)} of ${desired} will be stopped.`;
}

function explainMute(name: string): ActionExplanation {
  return {
    effects: [
      `For an hour nobody is paged or mailed by ${name}, and nothing is scaled by it.`,
      'Its state is still read and shown here. Afterwards the portal puts its actions on again.',
    ],
    call: 'cloudwatch:DisableAlarmActions, and EnableAlarmActions in an hour',
    isDestructive: false,
  };
}

function revisionOf({ deployments }: EcsService): string {
  const revision = deployments[0]?.revision;
  return revision === undefined ? 'the same revision' : `revision ${revision}`;
}

function tasks(count: number, which?: string): string {
  return [count, which, count === 1 ? 'task' : 'tasks']
    .filter(part => part !== undefined)
    .join(' ');
}
