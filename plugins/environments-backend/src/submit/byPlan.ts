import { ConflictError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  isDeployable,
  type Plan,
  planPath,
  type PlanStatus,
} from '@quarterdeck/plugin-environments-common';
import type { Sight } from '../permissions/Sight';
import { changesSince, replan } from '../plan/replan';
import type { PlanStore } from '../store/PlanStore';
import type { Asked } from './submitDeployment';

const WHY_NOT: Record<
  Exclude<PlanStatus, 'ready' | 'approved' | 'deployed' | 'outdated'>,
  string
> = {
  planning: 'The plan is still being made',
  failed: 'The plan could not be made',
  blocked: 'Something in the account is in the way: see the findings',
  'awaiting-approval': 'Somebody else has to approve the plan first',
  rejected: 'The plan was rejected',
};

/**
 * A deployment of exactly what was planned.
 *
 * @param sight - what is seen by who asks.
 * @throws NotFoundError for a plan that they do not see, ConflictError for one
 * that is not to be deployed. Where the world
 * has changed it is planned anew, and the message says where.
 */
export async function byPlan(
  services: { awsClients: AwsClients; plans: PlanStore },
  planId: string,
  sight: Sight,
): Promise<{ asked: Asked; refuse: () => Promise<void> }> {
  const { awsClients, plans } = services;
  const plan = await plans.get(planId, sight.narrow);
  const { environmentId, accountId, region, spec } = plan;
  return {
    asked: { environmentId, accountId, region, spec, planId },
    refuse: async () => {
      refuseStatus(plan);
      const basis = await plans.basis(planId);
      const changes = await changesSince(awsClients, plan, basis);
      if (changes.length === 0) return;
      const fresh = await replan(plans, plan, changes);
      throw new ConflictError(
        `The world is not what was planned for any more. ${changes.join(
          '. ',
        )}. It is planned anew: ${planPath(fresh.id)}`,
      );
    },
  };
}

function refuseStatus({ status, ...plan }: Plan): void {
  if (isDeployable(status)) return;
  if (status === 'deployed') {
    throw new ConflictError(
      `The plan was deployed already, by deployment ${plan.deploymentId}`,
    );
  }
  if (status === 'outdated') {
    const next = plan.replacedBy
      ? `It is planned anew: ${planPath(plan.replacedBy)}`
      : 'Plan it anew';
    throw new ConflictError(`${plan.outdatedBecause}. ${next}`);
  }
  throw new ConflictError(WHY_NOT[status as keyof typeof WHY_NOT]);
}
