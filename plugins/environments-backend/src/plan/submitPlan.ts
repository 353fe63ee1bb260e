import type { AuditorService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  environmentId,
  type EnvironmentLocation,
  environmentsPlanPermission,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import type { Request } from 'express';
import { z } from 'zod';
import { checkTarget } from '../checkTarget';
import { audited } from '../http/audited';
import { parse } from '../parse';
import { resourceOf } from '../permissions/environmentResource';
import type { Gatekeeper } from '../permissions/Gatekeeper';
import type { KnownPlan } from '../store/planRows';
import type { PlanStore } from '../store/PlanStore';

/** The specification is parsed by itself: its messages are made for people. */
const bodySchema = z.object({
  spec: z.unknown().optional(),
  requestId: z.string().min(1).max(200),
});

/**
 * Asks for a plan of what a user sent.
 *
 * @throws InputError for a specification that does not work, ConflictError for
 * a request id of somebody else's, NotAllowedError for who may not.
 */
export async function submitPlan(
  services: {
    auditor: AuditorService;
    awsClients: AwsClients;
    gatekeeper: Gatekeeper;
    plans: PlanStore;
  },
  request: Request,
): Promise<KnownPlan> {
  const { auditor, awsClients, gatekeeper, plans } = services;
  const { name: requestedBy } = await gatekeeper.who(request, ['user']);
  const { requestId, ...body } = parse(bodySchema, request.body);
  const known = await plans.byRequest(requestId);
  if (known) {
    if (known.requestedBy === requestedBy) return known;
    throw new ConflictError(
      `Somebody else has made a request of the name ${requestId}`,
    );
  }
  const spec = parseEnvironmentSpec(body.spec);
  const location: EnvironmentLocation = {
    environmentId: environmentId(spec),
    accountId: spec.accountId,
    region: spec.region,
  };
  await gatekeeper.may(
    request,
    environmentsPlanPermission,
    resourceOf({ ...location, spec }),
  );
  checkTarget(awsClients, location);
  return audited(
    auditor,
    { eventId: 'plan-submit', request, meta: { ...location, requestId } },
    () => plans.submit({ ...location, requestId, requestedBy, spec }),
    ({ id }) => ({ planId: id }),
  );
}
