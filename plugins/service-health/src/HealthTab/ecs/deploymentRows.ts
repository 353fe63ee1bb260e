import type {
  EcsDeployment,
  ServiceRollout,
  Status,
} from '@quarterdeck/plugin-service-health-common';
import { rolloutOf } from './rollout';

/** A deployment with all that the two calls of AWS say of it. */
export interface DeploymentRow {
  key: string;
  revision?: number;
  /** The revisions that it replaces. */
  replaces: number[];
  status?: Status;
  text?: string;
  running?: number;
  desired?: number;
  failedTasks?: number;
  startedAt?: string;
  finishedAt?: string;
  images: string[];
  /** Why it is as it is, in AWS's words, and what the circuit breaker did. */
  remarks: string[];
  /** Of the service deployment, where it is known. */
  rolloutArn?: string;
}

const ROLLOUTS: Record<string, { status?: Status; text: string }> = {
  PENDING: { text: 'Pending' },
  SUCCESSFUL: { status: 'healthy', text: 'Completed' },
  IN_PROGRESS: { text: 'In progress' },
  STOPPED: { status: 'degraded', text: 'Stopped' },
  STOP_REQUESTED: { status: 'degraded', text: 'Stopping' },
  ROLLBACK_REQUESTED: { status: 'degraded', text: 'Rolling back' },
  ROLLBACK_IN_PROGRESS: { status: 'degraded', text: 'Rolling back' },
  ROLLBACK_SUCCESSFUL: { status: 'degraded', text: 'Rolled back' },
  ROLLBACK_FAILED: { status: 'critical', text: 'Rollback failed' },
};

/**
 * The deployments, newest first: those that the service names, and those that
 * AWS remembers beyond them, such as one that was rolled back.
 */
export function deploymentRows(
  deployments: EcsDeployment[],
  rollouts: ServiceRollout[],
): DeploymentRow[] {
  const left = [...deployments];
  const rows = rollouts.map(rollout => {
    const at = left.findIndex(deployment => isOf(deployment, rollout));
    const [deployment] = at < 0 ? [] : left.splice(at, 1);
    return rowOf(deployment, rollout);
  });
  return [...rows, ...left.map(deployment => rowOf(deployment))].sort(
    (one, other) =>
      Date.parse(other.startedAt ?? '') - Date.parse(one.startedAt ?? ''),
  );
}

/** The two calls name a deployment differently; its revision they share. */
function isOf(deployment: EcsDeployment, rollout: ServiceRollout): boolean {
  return (
    deployment.revision !== undefined &&
    deployment.revision === rollout.targetRevision &&
    !ROLLED_BACK.test(rollout.status)
  );
}

const ROLLED_BACK = /^(ROLLBACK|STOP)/;

function rowOf(
  deployment: EcsDeployment | undefined,
  rollout?: ServiceRollout,
): DeploymentRow {
  const own: { status?: Status; text?: string } = deployment
    ? rolloutOf(deployment)
    : {};
  const said: { status?: Status; text?: string } = rollout
    ? ROLLOUTS[rollout.status] ?? { text: rollout.status }
    : {};
  // That tasks of a completed one fail is what only the service knows.
  const { status, text } = own.text === 'Tasks fail' || !rollout ? own : said;
  return {
    key: rollout?.arn ?? deployment?.id ?? '',
    revision: rollout?.targetRevision ?? deployment?.revision,
    replaces: rollout?.sourceRevisions ?? [],
    status,
    text,
    running: deployment?.running,
    desired: deployment?.desired,
    failedTasks: deployment?.failedTasks,
    startedAt: rollout?.startedAt ?? deployment?.createdAt,
    finishedAt: rollout?.finishedAt,
    images: firstKnown(deployment?.images, rollout?.images),
    remarks: remarksOf(deployment, rollout),
    rolloutArn: rollout?.arn,
  };
}

function remarksOf(
  deployment: EcsDeployment | undefined,
  rollout: ServiceRollout | undefined,
): string[] {
  const breaker = rollout?.circuitBreaker;
  const rollback = rollout?.rollback;
  const remarks = [
    rollout?.statusReason ?? deployment?.rolloutReason,
    breaker && breakerText(breaker),
    rollback && `Rolled back${rollback.reason ? `: ${rollback.reason}` : ''}`,
  ];
  return [...new Set(remarks)].filter(
    (remark): remark is string => typeof remark === 'string' && remark !== '',
  );
}

function breakerText({
  status,
  failureCount,
  threshold,
}: NonNullable<ServiceRollout['circuitBreaker']>): string | undefined {
  const failures = `${failureCount} of ${threshold} failures`;
  switch (status) {
    case 'TRIGGERED':
      return `The circuit breaker gave it up after ${failures}`;
    case 'MONITORING':
      return `The circuit breaker has counted ${failures}`;
    case 'MONITORING_COMPLETE':
      return undefined;
    case 'DISABLED':
      return 'No circuit breaker watches it';
    default:
      return `Circuit breaker: ${status}`;
  }
}

function firstKnown(...lists: (string[] | undefined)[]): string[] {
  return lists.find(list => list && list.length > 0) ?? [];
}
