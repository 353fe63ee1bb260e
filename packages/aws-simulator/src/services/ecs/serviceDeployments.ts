import type * as ecs from '@aws-sdk/client-ecs';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../../world/resources/ecs';
import { seededHex } from '../../world/seeded';
import { circuitBreakerOf } from '../../world/service/circuitBreaker';
import { type Rollout, rolloutsOf } from '../../world/service/rollouts';
import { hasFailed } from '../../world/service/TaskRun';
import { desiredCountAt, taskRuns } from '../../world/service/taskRuns';
import { countRuns } from './deployments';

/** A rollout under the names that the service deployments API has for it. */
export interface ServiceDeploymentView {
  service: Resource<EcsServiceShape>;
  rollout: Rollout;
  arn: string;
  revisionArn: string;
}

/** The deployments of a service that have begun, oldest first. */
export function deploymentsOf(
  region: Region,
  service: Resource<EcsServiceShape>,
  now: Date,
): ServiceDeploymentView[] {
  return rolloutsOf(region, service)
    .filter(({ deployment }) => deployment.createdAt <= now)
    .map(rollout => ({
      service,
      rollout,
      arn: arnOf(region, service, rollout.deployment),
      revisionArn: revisionArnOf(region, service, rollout.deployment),
    }));
}

const place = ({ shape }: Resource<EcsServiceShape>) =>
  `${shape.clusterName}/${shape.name}`;

const arnOf = (
  region: Region,
  service: Resource<EcsServiceShape>,
  { id }: ServiceDeploymentRecord,
) =>
  region.arn(
    'ecs',
    `service-deployment/${place(service)}/${seededHex(21, service.arn, id)}`,
  );

const revisionArnOf = (
  region: Region,
  service: Resource<EcsServiceShape>,
  { id }: ServiceDeploymentRecord,
) => region.arn('ecs', `service-revision/${place(service)}/${id.slice(8)}`);

const isPast = (at: Date | undefined, now: Date): at is Date =>
  at !== undefined && at <= now;

interface Progress {
  status: ecs.ServiceDeploymentStatus;
  statusReason?: string;
  finishedAt?: Date;
  stoppedAt?: Date;
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html */
export function progressOf(
  { deployment, completedAt, failedAt, supersededAt, rollback }: Rollout,
  now: Date,
): Progress {
  if (isPast(completedAt, now)) {
    return { status: 'SUCCESSFUL', finishedAt: completedAt };
  }
  if (isPast(failedAt, now)) {
    const statusReason = deployment.stopRequest
      ? 'Service deployment was stopped by a StopServiceDeployment call.'
      : 'Service deployment rolled back because the circuit breaker threshold was exceeded.';
    if (!rollback) {
      return {
        status: 'STOPPED',
        statusReason: deployment.stopRequest
          ? statusReason
          : 'Service deployment failed because the circuit breaker threshold was exceeded.',
        finishedAt: failedAt,
        stoppedAt: failedAt,
      };
    }
    return isPast(rollback.completedAt, now)
      ? {
          status: 'ROLLBACK_SUCCESSFUL',
          statusReason,
          finishedAt: rollback.completedAt,
          stoppedAt: failedAt,
        }
      : { status: 'ROLLBACK_IN_PROGRESS', statusReason, stoppedAt: failedAt };
  }
  if (isPast(supersededAt, now)) {
    return {
      status: 'STOPPED',
      statusReason:
        'Service deployment was stopped because a newer deployment started.',
      finishedAt: supersededAt,
      stoppedAt: supersededAt,
    };
  }
  return { status: 'IN_PROGRESS' };
}

export function briefOf(
  { service, rollout, arn, revisionArn }: ServiceDeploymentView,
  now: Date,
): ecs.ServiceDeploymentBrief {
  const { status, statusReason, finishedAt } = progressOf(rollout, now);
  return {
    serviceDeploymentArn: arn,
    serviceArn: service.arn,
    clusterArn: service.shape.clusterArn,
    createdAt: rollout.deployment.createdAt,
    startedAt: rollout.deployment.createdAt,
    finishedAt,
    targetServiceRevisionArn: revisionArn,
    status,
    statusReason,
  };
}

export function describeServiceDeployment(
  region: Region,
  view: ServiceDeploymentView,
  now: Date,
): ecs.ServiceDeployment {
  const { service, rollout } = view;
  const { deployment, rollback } = rollout;
  const progress = progressOf(rollout, now);
  const views = deploymentsOf(region, service, now);
  const before = views
    .slice(
      0,
      views.findIndex(each => each.arn === view.arn),
    )
    .findLast(each => isPast(each.rollout.completedAt, deployment.createdAt));
  const { targetServiceRevisionArn: _, ...brief } = briefOf(view, now);
  return {
    ...brief,
    updatedAt: progress.finishedAt ?? progress.stoppedAt ?? now,
    stoppedAt: progress.stoppedAt,
    sourceServiceRevisions: before
      ? [revisionSummary(region, before, now)]
      : [],
    targetServiceRevision: revisionSummary(region, view, now),
    deploymentConfiguration: service.shape.deploymentConfiguration,
    rollback:
      rollback && rollback.startedAt <= now
        ? {
            reason: progress.statusReason,
            startedAt: rollback.startedAt,
            serviceRevisionArn: revisionArnOf(region, service, rollback.to),
          }
        : undefined,
    deploymentCircuitBreaker: breakerOf(region, view, progress, now),
    alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
  };
}

const runsOf = (
  region: Region,
  { service, rollout: { deployment } }: ServiceDeploymentView,
  range: { from: Date; to: Date },
) =>
  taskRuns(region, service, range).filter(
    run => run.deploymentId === deployment.id,
  );

function revisionSummary(
  region: Region,
  view: ServiceDeploymentView,
  now: Date,
): ecs.ServiceRevisionSummary {
  const runs = runsOf(region, view, { from: now, to: now });
  const count = countRuns(runs, now);
  return {
    arn: view.revisionArn,
    requestedTaskCount: desiredCountAt(view.service.shape, now),
    runningTaskCount: count.running,
    pendingTaskCount: count.pending,
  };
}

function breakerOf(
  region: Region,
  view: ServiceDeploymentView,
  { status }: Progress,
  now: Date,
): ecs.ServiceDeploymentCircuitBreaker {
  const { deployment, completedAt, failedAt } = view.rollout;
  const breaker = circuitBreakerOf(view.service.shape, deployment);
  const until = [completedAt, failedAt].find(each => isPast(each, now)) ?? now;
  const runs = runsOf(region, view, { from: deployment.createdAt, to: until });
  const failed = runs.filter(
    run => hasFailed(run) && isPast(run.stoppedAt, until),
  );
  return {
    status: monitorOf(breaker.isEnabled, status),
    failureCount: failed.length,
    threshold: breaker.threshold,
  };
}

function monitorOf(
  isEnabled: boolean,
  status: ecs.ServiceDeploymentStatus,
): ecs.ServiceDeploymentRollbackMonitorsStatus {
  if (!isEnabled) return 'DISABLED';
  if (status === 'IN_PROGRESS') return 'MONITORING';
  return status.startsWith('ROLLBACK') ? 'TRIGGERED' : 'MONITORING_COMPLETE';
}
