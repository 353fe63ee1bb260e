import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  ApprovalDecision,
  ApprovalReason,
  DeploymentProblem,
  DeployedSpec,
  Plan,
  PlannedPrice,
  PlannedStack,
  PlanStatus,
  PlanStep,
  PolicyFinding,
} from '@quarterdeck/plugin-environments-common';
import type { World } from '../plan/world';
import type { KnownFinding } from '../plan/preflight';
import type { Step } from './steps';

/** What the page of a plan shows, once it is made. */
export interface PlanResult {
  exists: boolean;
  currentSpec?: DeployedSpec;
  preflight: KnownFinding[];
  policy: PolicyFinding[];
  stacks: PlannedStack[];
  price?: PlannedPrice;
  approvalReasons: ApprovalReason[];
  templateVersion?: string;
}

/** A row of `plans`. */
export interface PlanRow {
  id: string;
  request_id: string;
  environment_id: string;
  account_id: string;
  region: string;
  spec: DeployedSpec;
  requested_by: string;
  state: 'planning' | 'failed' | 'made';
  step: PlanStep | null;
  problem: DeploymentProblem | null;
  failure: { message: string; remedy?: string } | null;
  result: PlanResult | null;
  templates: Step[] | null;
  world: World | null;
  digest: string | null;
  decision: ApprovalDecision | null;
  outdated_because: string | null;
  replaced_by: string | null;
  deployment_id: string | null;
  created_at: Date;
  finished_at: Date | null;
  valid_until: Date | null;
  heartbeat_at: Date;
  attempt: number;
}

/** Who makes a plan, or has made it until somebody else began anew. */
export type PlanAttempt = Pick<PlanRow, 'id' | 'attempt'>;

/** What of a plan's row a page needs: not its templates. */
export type ShownPlanRow = Omit<PlanRow, 'templates' | 'world' | 'attempt'>;

/** A plan, with what of it is not for everybody who sees it. */
export interface KnownPlan extends Plan {
  preflight: KnownFinding[];
}

export function toPlan(row: ShownPlanRow, now: Date): KnownPlan {
  const { result } = row;
  return {
    id: row.id,
    requestId: row.request_id,
    environmentId: row.environment_id,
    accountId: row.account_id,
    region: row.region,
    spec: row.spec,
    currentSpec: result?.currentSpec,
    exists: result?.exists ?? false,
    requestedBy: row.requested_by,
    status: statusOf(row, now),
    step: row.step ?? undefined,
    problem: row.problem ?? undefined,
    failure: row.failure ?? undefined,
    preflight: result?.preflight ?? [],
    policy: result?.policy ?? [],
    stacks: result?.stacks ?? [],
    price: result?.price,
    approval: {
      isRequired: (result?.approvalReasons.length ?? 0) > 0,
      reasons: result?.approvalReasons ?? [],
      decision: row.decision ?? undefined,
    },
    digest: row.digest ?? undefined,
    outdatedBecause: outdatedBecause(row, now),
    replacedBy: row.replaced_by ?? undefined,
    deploymentId: row.deployment_id ?? undefined,
    templateVersion: result?.templateVersion,
    entityRef: stringifyEntityRef({
      kind: 'Resource',
      name: row.environment_id,
    }),
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString(),
    validUntil: row.valid_until?.toISOString(),
  };
}

function statusOf(row: ShownPlanRow, now: Date): PlanStatus {
  const { state, result, decision } = row;
  if (state !== 'made' || !result) {
    return state === 'planning' ? 'planning' : 'failed';
  }
  if (row.deployment_id) return 'deployed';
  if (outdatedBecause(row, now)) return 'outdated';
  if (result.preflight.some(({ severity }) => severity === 'blocker')) {
    return 'blocked';
  }
  if (result.approvalReasons.length === 0) return 'ready';
  return decision?.verdict ?? 'awaiting-approval';
}

function outdatedBecause(row: ShownPlanRow, now: Date): string | undefined {
  if (row.deployment_id) return undefined;
  if (row.outdated_because) return row.outdated_because;
  return row.valid_until && row.valid_until < now
    ? `It was made at ${row.created_at.toISOString()} and is too old`
    : undefined;
}
