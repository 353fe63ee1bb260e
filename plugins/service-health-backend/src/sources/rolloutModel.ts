import type {
  ServiceDeployment,
  ServiceDeploymentBrief,
  ServiceRevision,
} from '@aws-sdk/client-ecs';
import type { ServiceRollout } from '@quarterdeck/plugin-service-health-common';
import { revisionOf } from './revisionOf';

/**
 * From AWS's words to the reading's.
 *
 * @param deployment - absent where AWS does not describe it
 * @param revisions - those known, by ARN
 */
export function toRollout(
  brief: ServiceDeploymentBrief,
  deployment: ServiceDeployment | undefined,
  revisions: ReadonlyMap<string, ServiceRevision>,
): ServiceRollout {
  const target = revisions.get(brief.targetServiceRevisionArn ?? '');
  const breaker = deployment?.deploymentCircuitBreaker;
  const rollback = deployment?.rollback;
  return {
    arn: brief.serviceDeploymentArn ?? '',
    status: deployment?.status ?? brief.status ?? 'UNKNOWN',
    statusReason: deployment?.statusReason ?? brief.statusReason,
    startedAt: (brief.startedAt ?? brief.createdAt)?.toISOString(),
    finishedAt: (deployment?.finishedAt ?? brief.finishedAt)?.toISOString(),
    targetRevision: revisionOf(target?.taskDefinition),
    sourceRevisions: (deployment?.sourceServiceRevisions ?? []).flatMap(
      ({ arn }) => revisionOf(revisions.get(arn ?? '')?.taskDefinition) ?? [],
    ),
    images: (target?.containerImages ?? []).flatMap(({ image }) => image ?? []),
    ...(breaker && {
      circuitBreaker: {
        status: breaker.status ?? 'UNKNOWN',
        failureCount: breaker.failureCount ?? 0,
        threshold: breaker.threshold ?? 0,
      },
    }),
    ...(rollback && {
      rollback: {
        reason: rollback.reason,
        startedAt: rollback.startedAt?.toISOString(),
      },
    }),
  };
}
