import type { AuditorService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  type ApprovalDecision,
  decideOnPlanSchema,
  environmentsApprovePermission,
} from '@quarterdeck/plugin-environments-common';
import type { Request } from 'express';
import { audited } from '../http/audited';
import { parse } from '../parse';
import { isSameRef, resourceOf } from '../permissions/environmentResource';
import type { Gatekeeper } from '../permissions/Gatekeeper';
import type { KnownPlan } from '../store/planRows';
import type { PlanStore } from '../store/PlanStore';

/**
 * Approves or rejects a plan, as somebody else than who asked for it.
 *
 * @throws NotAllowedError for the requester, ConflictError when the plan is not
 * waiting for it or is not the one that was looked at.
 */
export async function decideOnPlan(
  services: {
    auditor: AuditorService;
    gatekeeper: Gatekeeper;
    plans: PlanStore;
  },
  request: Request,
  verdict: ApprovalDecision['verdict'],
): Promise<KnownPlan> {
  const { auditor, gatekeeper, plans } = services;
  const sight = await gatekeeper.sight(request, ['user']);
  const plan = await plans.get(request.params.id, sight.narrow);
  const { name: by } = await gatekeeper.may(
    request,
    environmentsApprovePermission,
    resourceOf(plan),
  );
  const { comment, digest } = parse(decideOnPlanSchema, request.body);
  if (isSameRef(by, plan.requestedBy)) {
    throw new NotAllowedError('Somebody else has to decide about your plan');
  }
  if (verdict === 'rejected' && !comment?.trim()) {
    throw new InputError('Say why you reject it: `comment`');
  }
  if (plan.status !== 'awaiting-approval') {
    throw new ConflictError(
      `The plan is ${plan.status}, and does not wait for approval`,
    );
  }
  if (plan.digest !== digest) {
    throw new ConflictError('That is not the plan that you have looked at');
  }
  return audited(
    auditor,
    {
      eventId: 'plan-decide',
      severityLevel: 'high',
      request,
      meta: { planId: plan.id, verdict, digest },
    },
    async () => {
      const at = new Date().toISOString();
      const decision = { verdict, by, at, comment: comment?.trim() };
      if (!(await plans.decide(plan.id, decision))) {
        throw new ConflictError('Somebody else was faster to decide');
      }
      return plans.get(plan.id);
    },
  );
}
