import type {
  AlarmSeverity,
  AlarmTransition,
  DeploymentRecord,
  HealthHistory,
  Status,
  StoppedTaskRecord,
} from '@quarterdeck/plugin-service-health-common';
import { anchorOf, ecsAnchor, taskAnchor } from '../evidence/anchors';
import { causeOf } from '../ecs/stoppedTasks';

/** What kinds of things happen to an entity, in the order of their weight. */
export const TIMELINE_KINDS = [
  'deployment',
  'alarm',
  'stop',
  'database',
  'event',
] as const;

export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const KIND_LABELS: Record<TimelineKind, string> = {
  deployment: 'Deployments',
  alarm: 'Alarms',
  stop: 'Stopped tasks',
  database: 'Database events',
  event: 'Service events',
};

/** One thing that happened. */
export interface TimelineEntry {
  kind: TimelineKind;
  /** ISO 8601. */
  at: string;
  text: string;
  /** What AWS adds to it. */
  detail?: string;
  status?: Status;
  /** Entries of one key are the same thing once more. */
  sameAs: string;
  /** Where more of it stands on the page. */
  anchor?: string;
}

/**
 * Everything that happened, the newest first.
 *
 * @param severities - of the alarms, by their ARN, where they are known
 */
export function timelineEntries(
  history: HealthHistory,
  severities: ReadonlyMap<string, AlarmSeverity> = new Map(),
): TimelineEntry[] {
  const { deployments, alarmTransitions, stoppedTasks, events } = history;
  const serviceArns = new Set([
    ...deployments.map(({ serviceArn }) => serviceArn),
    ...stoppedTasks.map(({ serviceArn }) => serviceArn),
    ...events.map(({ serviceArn }) => serviceArn),
  ]);
  const nameOf = (arn: string) => (serviceArns.size > 1 ? shortName(arn) : '');
  return [
    ...deployments.map(deployment =>
      ofDeployment(deployment, nameOf(deployment.serviceArn)),
    ),
    ...alarmTransitions.map(transition =>
      ofTransition(transition, severities.get(transition.alarmArn)),
    ),
    ...stoppedTasks.flatMap(task => ofStop(task, nameOf(task.serviceArn))),
    ...events.flatMap(({ at, message, serviceArn }) =>
      at
        ? [
            {
              kind: 'event' as const,
              at,
              text: message,
              sameAs: `event ${serviceArn} ${withoutIds(message)}`,
              anchor: anchorOf('ecs', serviceArn),
            },
          ]
        : [],
    ),
    ...history.databaseEvents.flatMap(ofDatabase),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

const ROLLOUT_STATUS: Record<string, Status> = {
  COMPLETED: 'healthy',
  FAILED: 'critical',
};

function ofDeployment(
  deployment: DeploymentRecord,
  service: string,
): TimelineEntry {
  const { id, images, revision, rolloutState, serviceArn, startedAt } =
    deployment;
  return {
    kind: 'deployment',
    at: startedAt,
    text: `Deployment${
      revision === undefined ? '' : ` of revision ${revision}`
    }${service && ` to ${service}`}${
      rolloutState ? `: ${inWords(rolloutState)}` : ''
    }`,
    detail: images.join(', ') || undefined,
    status: rolloutState ? ROLLOUT_STATUS[rolloutState] : undefined,
    sameAs: `deployment ${id}`,
    anchor: ecsAnchor(serviceArn, 'deployments'),
  };
}

const STATE_WORDS: Record<string, { text: string; status: Status }> = {
  ALARM: { text: 'went off', status: 'critical' },
  OK: { text: 'is OK', status: 'healthy' },
  INSUFFICIENT_DATA: { text: 'has no data', status: 'unknown' },
};

const STATUS_OF_SEVERITY: Record<AlarmSeverity, Status> = {
  critical: 'critical',
  warning: 'degraded',
  none: 'unknown',
};

function ofTransition(
  transition: AlarmTransition,
  severity: AlarmSeverity = 'critical',
): TimelineEntry {
  const { alarmArn, alarmName, at, reason, to } = transition;
  const { text, status } = STATE_WORDS[to] ?? { text: to, status: undefined };
  return {
    kind: 'alarm',
    at,
    text: `Alarm ${alarmName} ${text}`,
    detail: reason,
    status: status === 'critical' ? STATUS_OF_SEVERITY[severity] : status,
    sameAs: `alarm ${alarmArn} ${at}`,
    anchor: anchorOf('alarm', alarmArn),
  };
}

function ofStop(task: StoppedTaskRecord, service: string): TimelineEntry[] {
  if (!task.stoppedAt) return [];
  const cause = causeOf(task);
  return [
    {
      kind: 'stop',
      at: task.stoppedAt,
      text: `Task${service && ` of ${service}`} stopped: ${cause}`,
      detail: task.reason,
      sameAs: `stop ${task.serviceArn} ${cause} ${task.revision}`,
      anchor: taskAnchor(task.id),
    },
  ];
}

/** Categories of RDS whose events are bad news; the others are its routine. */
const CATEGORY_STATUS: Record<string, Status> = {
  failure: 'critical',
  failover: 'degraded',
  'low storage': 'degraded',
};

function ofDatabase(
  event: HealthHistory['databaseEvents'][number],
): TimelineEntry[] {
  const { at, categories, databaseArn, message } = event;
  if (!at) return [];
  const name = databaseArn.split(':').pop() ?? databaseArn;
  return [
    {
      kind: 'database',
      at,
      text: `Database ${name}: ${message}`,
      status: categories.flatMap(each => CATEGORY_STATUS[each] ?? [])[0],
      sameAs: `database ${databaseArn} ${withoutIds(message)}`,
      anchor: anchorOf('database', databaseArn),
    },
  ];
}

/** Tells two tasks apart, and nothing else. */
function withoutIds(message: string): string {
  return message.replace(/\b[0-9a-f]{8,}\b|\d+(\.\d+){3}|\d+/g, '#');
}

function inWords(state: string): string {
  return state.toLocaleLowerCase('en').replace(/_/g, ' ');
}

function shortName(arn: string): string {
  return arn.split('/').pop() ?? arn;
}
