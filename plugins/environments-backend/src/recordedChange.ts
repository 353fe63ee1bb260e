import type { AuditorService } from '@backstage/backend-plugin-api';
import type { EnvironmentLocation } from '@quarterdeck/plugin-environments-common';
import { audited } from './http/audited';

/** A call that changes AWS outside of a deployment, and for whom. */
export interface AwsChange extends EnvironmentLocation {
  /** As IAM names it, such as `cloudformation:CreateChangeSet`. */
  action: string;
  /** What it changes: a name or an ARN. */
  resource: string;
  requestedBy: string;
  /** The plan that it is for. */
  planId?: string;
}

/**
 * Writes a call down before it is made, as `Patience.change` does within a
 * deployment.
 */
export function recordedChange<T>(
  auditor: AuditorService,
  change: AwsChange,
  call: () => Promise<T>,
): Promise<T> {
  return audited(auditor, { eventId: 'aws-change', meta: { ...change } }, call);
}
