import type {
  AwaitedDelegation,
  DeployedSpec,
  Deployment,
  DeploymentEvent,
  DeploymentFailure,
  DeploymentLink,
  DeploymentProblem,
  DeploymentStatus,
  EnvironmentLocation,
  Remainder,
  StackProgress,
  StackProgressStatus,
} from '@quarterdeck/plugin-environments-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { stackConsoleUrl } from '../console/stackConsoleUrl';

/** What was asked for beside the specification. */
export interface DeploymentOptions {
  /** Of a destruction: whether a snapshot of the database is taken first. */
  finalSnapshot?: boolean;
  /** Continues a rollback that had failed; by stack name, what to leave out. */
  continueRollback?: { skip: Record<string, string[]> };
}

/** A row of `deployments`. */
export interface DeploymentRow {
  id: string;
  kind: Deployment['kind'];
  plan_id: string | null;
  retry_of: string | null;
  options: DeploymentOptions;
  delegation: AwaitedDelegation | null;
  remainders: Remainder[];
  request_id: string;
  environment_id: string;
  account_id: string;
  region: string;
  spec: DeployedSpec;
  requested_by: string;
  status: DeploymentStatus;
  cancel_requested_by: string | null;
  cancel_requested_at: Date | null;
  failure: DeploymentFailure | null;
  problem: DeploymentProblem | null;
  links: DeploymentLink[];
  template_version: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  lease_holder: string | null;
  lease_expires_at: Date | null;
  /** A bigint; node-postgres gives those as text. */
  fencing_token: string;
}

/** A row of `deployment_stacks`. */
export interface StackRow {
  deployment_id: string;
  position: number;
  stack_name: string;
  region: string;
  part: string;
  action: StackProgress['action'];
  template_body: string;
  tags: Record<string, string>;
  depends_on: string[];
  termination_protection: boolean;
  status: StackProgressStatus;
  stack_status: string | null;
  stack_id: string | null;
  change_set_id: string | null;
  last_event_before: string | null;
  completed: number;
  total: number;
  failure: DeploymentFailure | null;
  started_at: Date | null;
  finished_at: Date | null;
}

/** A row of `deployment_events`. */
export interface EventRow {
  deployment_id: string;
  n: number;
  aws_event_id: string;
  time: Date;
  stack_name: string;
  logical_id: string;
  physical_id: string | null;
  resource_type: string;
  status: string;
  reason: string | null;
  completed: number;
  total: number;
}

/** What of a stack's row a page needs: not its template. */
export type StackProgressRow = Omit<StackRow, 'template_body' | 'tags'>;

/** Where the environment of a deployment is. */
export function locationOf(deployment: DeploymentRow): EnvironmentLocation {
  return {
    environmentId: deployment.environment_id,
    accountId: deployment.account_id,
    region: deployment.region,
  };
}

export function toDeployment(
  row: DeploymentRow,
  stacks: StackProgressRow[],
): Deployment {
  return {
    id: row.id,
    kind: row.kind,
    planId: row.plan_id ?? undefined,
    retryOf: row.retry_of ?? undefined,
    environmentId: row.environment_id,
    accountId: row.account_id,
    region: row.region,
    spec: row.spec,
    requestedBy: row.requested_by,
    requestId: row.request_id,
    status: row.status,
    cancelRequestedBy: row.cancel_requested_by ?? undefined,
    stacks: stacks.map(toStackProgress),
    failure: row.failure ?? undefined,
    problem: row.problem ?? undefined,
    delegation: row.delegation ?? undefined,
    offers: [],
    remainders: row.remainders,
    links: row.links,
    entityRef: stringifyEntityRef({
      kind: 'Resource',
      name: row.environment_id,
    }),
    templateVersion: row.template_version ?? undefined,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString(),
    finishedAt: row.finished_at?.toISOString(),
  };
}

function toStackProgress(row: StackProgressRow): StackProgress {
  return {
    stackName: row.stack_name,
    part: row.part,
    action: row.action,
    status: row.status,
    stackStatus: row.stack_status ?? undefined,
    stackId: row.stack_id ?? undefined,
    consoleUrl: stackConsoleUrl(row.stack_id ?? undefined),
    completed: row.completed,
    total: row.total,
    startedAt: row.started_at?.toISOString(),
    finishedAt: row.finished_at?.toISOString(),
  };
}

export function toDeploymentEvent(row: EventRow): DeploymentEvent {
  return {
    n: row.n,
    time: row.time.toISOString(),
    stackName: row.stack_name,
    logicalId: row.logical_id,
    physicalId: row.physical_id ?? undefined,
    resourceType: row.resource_type,
    status: row.status,
    reason: row.reason ?? undefined,
    completed: row.completed,
    total: row.total,
  };
}
