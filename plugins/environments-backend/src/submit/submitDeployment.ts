import type { AuditorService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type Deployment,
  environmentsDeployPermission,
} from '@quarterdeck/plugin-environments-common';
import type { Request } from 'express';
import { z } from 'zod';
import { checkTarget } from '../checkTarget';
import { audited } from '../http/audited';
import { parse } from '../parse';
import { resourceOf } from '../permissions/environmentResource';
import type { Gatekeeper } from '../permissions/Gatekeeper';
import type { ApprovalRules } from '../plan/approvalReasons';
import type { DeploymentStore, NewDeployment } from '../store/DeploymentStore';
import type { PlanStore } from '../store/PlanStore';
import { byPlan } from './byPlan';
import { bySpec } from './bySpec';

/** The specification is parsed by itself: its messages are made for people. */
const bodySchema = z.object({
  planId: z.string().optional(),
  spec: z.unknown().optional(),
  requestId: z.string().min(1).max(200),
});

/** What asking for a deployment takes. */
export interface SubmitServices {
  approval: ApprovalRules;
  auditor: AuditorService;
  awsClients: AwsClients;
  gatekeeper: Gatekeeper;
  plans: PlanStore;
  store: DeploymentStore;
}

/** A deployment before it is known who asks for it. */
export type Asked = Omit<NewDeployment, 'requestId' | 'requestedBy'>;

/**
 * Queues what a user asks for, after everything that can be refused at once
 * has been checked.
 *
 * @throws InputError for a specification that does not work, ConflictError for
 * a name that is taken, an environment that is being deployed or a plan that is
 * not to be deployed, NotAllowedError for who may not.
 */
export async function submitDeployment(
  services: SubmitServices,
  request: Request,
): Promise<Deployment> {
  const { auditor, awsClients, gatekeeper, plans, store } = services;
  const { name: requestedBy } = await gatekeeper.who(request, ['user']);
  const { requestId, planId, spec } = parse(bodySchema, request.body);
  const known = await knownRequest(store, requestId, requestedBy);
  if (known) return known;
  const sight = await gatekeeper.sight(request);
  const way = planId
    ? await byPlan(services, planId, sight)
    : bySpec(services, spec, sight);
  const { asked } = way;
  await gatekeeper.may(
    request,
    environmentsDeployPermission,
    resourceOf(asked),
  );
  checkTarget(awsClients, asked);
  const { environmentId, accountId, region } = asked;
  return audited(
    auditor,
    {
      eventId: 'deployment-submit',
      request,
      meta: {
        environmentId,
        accountId,
        region,
        requestId,
        owner: asked.spec.owner,
        ...(planId && { planId }),
      },
    },
    async () => {
      await way.refuse();
      const deployment = await store.submit(
        { ...asked, requestId, requestedBy },
        sight.narrow,
      );
      if (planId) await plans.noteDeployment(planId, deployment.id);
      return deployment;
    },
    ({ id }) => ({ deploymentId: id }),
  );
}

/**
 * The deployment that was asked for under that name already.
 *
 * @throws ConflictError when that was somebody else.
 */
export async function knownRequest(
  store: DeploymentStore,
  requestId: string,
  requestedBy: string,
): Promise<Deployment | undefined> {
  const known = await store.byRequest(requestId);
  if (!known || known.requestedBy === requestedBy) return known;
  throw new ConflictError(
    `Somebody else has made a request of the name ${requestId}`,
  );
}
