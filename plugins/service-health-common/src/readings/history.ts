import type { Problem } from '../problem';
import type { EcsServiceEvent, EcsStoppedTask } from './ecsService';

/**
 * What AWS forgets and the portal keeps, of one entity over a range; each list
 * is ordered by time, the newest first. Times are ISO 8601.
 *
 * @public
 */
export interface HealthHistory {
  entityRef: string;
  start: string;
  end: string;
  /** How long it is kept, in days. */
  keptDays: number;
  stoppedTasks: StoppedTaskRecord[];
  events: (EcsServiceEvent & { serviceArn: string })[];
  alarmTransitions: AlarmTransition[];
  deployments: DeploymentRecord[];
  /** What keeps the portal from collecting more, at the moment. */
  gaps: HistoryGap[];
}

/** What is collected by one round of calls. @public */
export type HistoryCollectorId =
  | 'stoppedTasks'
  | 'serviceEvents'
  | 'alarmTransitions'
  | 'databases';

/** Something that could not be collected in an account and region. @public */
export interface HistoryGap {
  collector: HistoryCollectorId;
  accountId: string;
  region: string;
  /** ISO 8601: when it last went well; absent when it never did. */
  collectedAt?: string;
  problem: Problem;
}

/** @public */
export interface StoppedTaskRecord extends EcsStoppedTask {
  serviceArn: string;
  log?: {
    group: string;
    stream: string;
    /** The last lines before the end, in their order. */
    lines: string[];
  };
  /** Why there is no log, where it should be one. */
  logProblem?: Problem;
}

/** @public */
export interface AlarmTransition {
  alarmArn: string;
  alarmName: string;
  at: string;
  from?: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  to: string;
  reason?: string;
}

/** A deployment of a service, to be marked on a chart. @public */
export interface DeploymentRecord {
  serviceArn: string;
  id: string;
  revision?: number;
  images: string[];
  startedAt: string;
  /** `IN_PROGRESS`, `COMPLETED` or `FAILED`. */
  rolloutState?: string;
}
