import { ConflictError } from '@backstage/errors';
import {
  type Deployment,
  isDeploymentOver,
  permissionForKind,
  retryDeploymentSchema,
} from '@quarterdeck/plugin-environments-common';
import type { Request } from 'express';
import { audited } from '../http/audited';
import { parse } from '../parse';
import { resourceOf } from '../permissions/environmentResource';
import { knownRequest, type SubmitServices } from './submitDeployment';

/**
 * Takes up a deployment that did not come to a good end: the same templates,
 * which were approved if they had to be.
 *
 * @throws ConflictError when it is not over, or another one came after it.
 */
export async function retryDeployment(
  services: Omit<SubmitServices, 'plans' | 'approval'>,
  request: Request,
): Promise<Deployment> {
  const { auditor, gatekeeper, store } = services;
  const sight = await gatekeeper.sight(request, ['user']);
  const failed = await store.get(request.params.id, sight.narrow);
  const { name: requestedBy } = await gatekeeper.may(
    request,
    permissionForKind(failed.kind),
    resourceOf(failed),
  );
  const { requestId, continueRollback } = parse(
    retryDeploymentSchema,
    request.body,
  );
  const known = await knownRequest(store, requestId, requestedBy);
  if (known) return known;
  if (!isDeploymentOver(failed.status) || failed.status === 'succeeded') {
    throw new ConflictError(
      `The deployment is ${failed.status}: there is nothing to take up again`,
    );
  }
  if (failed.offers.length === 0) {
    throw new ConflictError(
      'Another deployment of this environment came after it: plan anew',
    );
  }
  const { environmentId, accountId, region, spec, kind } = failed;
  return audited(
    auditor,
    {
      eventId: 'deployment-retry',
      request,
      meta: { environmentId, accountId, region, requestId, id: failed.id },
    },
    async () =>
      store.submit({
        environmentId,
        accountId,
        region,
        spec,
        kind,
        requestId,
        requestedBy,
        planId: failed.planId,
        retryOf: failed.id,
        options: { ...(await store.optionsOf(failed.id)), continueRollback },
      }),
    ({ id }) => ({ deploymentId: id }),
  );
}
