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
