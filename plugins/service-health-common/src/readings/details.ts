import type { AlarmStrip } from './alarm';
import type { Reading } from './reading';

/**
 * What only the page of one entity shows: each part is read by calls of its
 * own, so that one that is denied leaves the others alone.
 *
 * @public
 */
export interface HealthDetails {
  /** By the ARN of the ECS service. */
  scaling: Reading<ServiceScaling>[];
  /** By the ARN of the ECS service. */
  rollouts: Reading<ServiceRollout[]>[];
  /**
   * By the ARN of the database. It is read in the background for all databases
   * of an account and region together, every few minutes: a database that is
   * new to the portal has none yet.
   */
  databaseHistory: Reading<DatabaseHistory>[];
  /** One for each alarm that could be read, over the last 24 hours. */
  alarmStrips: AlarmStrip[];
}

/** How Application Auto Scaling moves a service's desired count. @public */
export interface ServiceScaling {
  /** Absent where the service is not registered as a scalable target. */
  minimum?: number;
  maximum?: number;
  suspended: boolean;
  policies: { name: string; type: string; summary: string }[];
  /** The newest first. */
  activities: ScalingActivity[];
}

/** @public */
export interface ScalingActivity {
  id: string;
  /** ISO 8601. */
  startedAt?: string;
  endedAt?: string;
  /** Such as `Successful`, `InProgress`, `Failed`. */
  status: string;
  /** What was set: `Setting desired count to 4.` */
  description: string;
  /** Why: the alarm and the policy. */
  cause?: string;
}

/**
 * A service deployment, as `DescribeServiceDeployments` shows it.
 *
 * @public
 */
export interface ServiceRollout {
  arn: string;
  /** Such as `SUCCESSFUL`, `IN_PROGRESS`, `ROLLBACK_SUCCESSFUL`, `STOPPED`. */
  status: string;
  statusReason?: string;
  /** ISO 8601. */
  startedAt?: string;
  finishedAt?: string;
  /** Of the task definition that it rolls out, and those that it replaces. */
  targetRevision?: number;
  sourceRevisions: number[];
  images: string[];
  circuitBreaker?: {
    /** `TRIGGERED`, `MONITORING`, `MONITORING_COMPLETE`, `DISABLED`. */
    status: string;
    failureCount: number;
    threshold: number;
  };
  /** Why it was rolled back, and when. */
  rollback?: { reason?: string; startedAt?: string };
}

/** @public */
export interface DatabaseHistory {
  /** The newest first. */
  events: { at?: string; message: string; categories: string[] }[];
  pendingMaintenance: {
    action: string;
    description?: string;
    /** ISO 8601: when it is applied without anyone's doing. */
    appliedAt?: string;
  }[];
  lastSnapshot?: { id: string; type: string; createdAt?: string };
  /** ISO 8601: the window to any moment of which it can be restored. */
  restorable?: { from?: string; to?: string };
}
