import type { AuditorService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  type Deployment,
  environmentId,
  type EnvironmentLocation,
  environmentsDeployPermission,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import type { Request } from 'express';
import { z } from 'zod';
import { checkTarget } from './checkTarget';
import { audited } from './http/audited';
import { parse } from './parse';
import type { Gatekeeper } from './permissions/Gatekeeper';
import { checkAvailability } from './stacks/availability';
import type { DeploymentStore } from './store/DeploymentStore';

/** The specification is parsed by itself: its messages are made for people. */
const bodySchema = z.object({
  spec: z.unknown(),
  requestId: z.string().min(1).max(200),
});

/**
 * Queues what a user asks for, after everything that can be refused at once
 * has been checked.
 *
 * @throws InputError for a specification that does not work, ConflictError for
 * a name that is taken or an environment that is being deployed, NotAllowedError
 * for who may not.
 */
export async function submitDeployment(
  services: {
    auditor: AuditorService;
    awsClients: AwsClients;
    gatekeeper: Gatekeeper;
    store: DeploymentStore;
  },
  request: Request,
): Promise<Deployment> {
  const { auditor, awsClients, gatekeeper, store } = services;
  const { name: requestedBy } = await gatekeeper.who(request, ['user']);
  const { requestId, ...body } = parse(bodySchema, request.body);
  const known = await store.byRequest(requestId);
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
  const { stage, owner } = spec;
  await gatekeeper.may(request, environmentsDeployPermission, {
    ...location,
    stage,
    owner,
  });
  checkTarget(awsClients, location);
  return audited(
    auditor,
    {
      eventId: 'deployment-submit',
      request,
      meta: { ...location, requestId, owner },
    },
    async () => {
      await refuseTakenName(awsClients, location, owner);
      return store.submit({ ...location, requestId, requestedBy, spec });
    },
    ({ id }) => ({ deploymentId: id }),
  );
}

/**
 * The deployment looks again before it begins, and waits for AWS where need be.
 * So an AWS that cannot be asked now is no reason to refuse.
 */
async function refuseTakenName(
  awsClients: AwsClients,
  location: EnvironmentLocation,
  owner: string,
): Promise<void> {
  const availability = await checkAvailability(
    awsClients,
    location,
    owner,
  ).catch(error => {
    const { kind } = explainAwsError(error);
    if (kind === 'unreachable' || kind === 'throttled') return undefined;
    throw error;
  });
  if (availability && !availability.available) {
    throw new ConflictError(availability.reason);
  }
}
