import type { DeploymentEvent } from '@quarterdeck/plugin-environments-common';

/** How far one resource of a deployment is. */
export interface ResourceProgress {
  logicalId: string;
  physicalId?: string;
  resourceType: string;
  /** CloudFormation's newest word about it. */
  status: string;
  /** Why it failed, which what comes after it does not take back. */
  reason?: string;
  startedAt: string;
  /** Left out while it is under way. */
  finishedAt?: string;
}

/** The resources of a stack by its events, in the order of their beginning. */
export function resourcesOf(
  events: readonly DeploymentEvent[],
  stackName: string,
): ResourceProgress[] {
  const resources = new Map<string, ResourceProgress>();
  for (const event of events) {
    // The stack itself has events too.
    if (event.stackName !== stackName || event.logicalId === stackName) {
      continue;
    }
    const { logicalId, physicalId, reason, resourceType, status, time } = event;
    const before = resources.get(logicalId);
    const isOver = !status.endsWith('_IN_PROGRESS');
    resources.set(logicalId, {
      logicalId,
      physicalId: physicalId ?? before?.physicalId,
      resourceType,
      status,
      reason: status.endsWith('_FAILED') ? reason : before?.reason,
      startedAt: before?.startedAt ?? time,
      ...(isOver && { finishedAt: time }),
    });
  }
  return [...resources.values()];
}
