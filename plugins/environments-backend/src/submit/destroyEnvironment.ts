import { InputError, NotFoundError } from '@backstage/errors';
import {
  type Deployment,
  deployedSpecSchema,
  type EnvironmentLocation,
  environmentsDestroyPermission,
  submitDestroySchema,
} from '@quarterdeck/plugin-environments-common';
import type { Request } from 'express';
import { checkTarget } from '../checkTarget';
import { presentSpec } from '../environment/presentSpec';
import { audited } from '../http/audited';
import { parse } from '../parse';
import { findEnvironment } from '../permissions/findEnvironment';
import { eachStack } from '../stacks/eachStack';
import { knownRequest, type SubmitServices } from './submitDeployment';

/**
 * Queues the destruction of an environment, whose name has to be typed.
 *
 * @throws NotFoundError when there is none, InputError for another name.
 */
export async function destroyEnvironment(
  services: Omit<SubmitServices, 'plans' | 'approval'>,
  request: Request,
  location: EnvironmentLocation,
): Promise<Deployment> {
  const { auditor, awsClients, gatekeeper, store } = services;
  const { name: requestedBy } = await gatekeeper.who(request, ['user']);
  const { confirmation, requestId, finalSnapshot } = parse(
    submitDestroySchema,
    request.body,
  );
  // By then there may be nothing left that says whose it was.
  const known = await knownRequest(store, requestId, requestedBy);
  if (known) return known;
  await gatekeeper.maySee(request, location);
  checkTarget(awsClients, location);
  const environment = await findEnvironment(
    { awsClients, deployments: store },
    location,
  );
  if (!environment) {
    throw new NotFoundError(
      `There is no environment ${location.environmentId} in account ${location.accountId}, ${location.region}`,
    );
  }
  await gatekeeper.may(request, environmentsDestroyPermission, environment);
  if (confirmation !== location.environmentId) {
    throw new InputError(
      `Type \`${location.environmentId}\` to confirm that it is to be destroyed`,
    );
  }
  const spec = await destroyedSpec(services, location, environment);
  return audited(
    auditor,
    {
      eventId: 'environment-destroy',
      severityLevel: 'high',
      request,
      meta: { ...location, requestId, finalSnapshot },
    },
    () =>
      store.submit({
        ...location,
        spec,
        kind: 'destroy',
        requestId,
        requestedBy,
        options: { finalSnapshot },
      }),
    ({ id }) => ({ deploymentId: id }),
  );
}

/** As it was deployed last, or what the stacks' tags say. */
export async function destroyedSpec(
  services: Pick<SubmitServices, 'awsClients' | 'store'>,
  location: EnvironmentLocation,
  { stage, owner }: { stage?: string; owner?: string },
) {
  const { awsClients, store: deployments } = services;
  const found = await eachStack(awsClients, location);
  const present = await presentSpec(
    { awsClients, deployments },
    location,
    found,
  );
  const { environmentId, accountId, region } = location;
  return (
    present?.spec ??
    deployedSpecSchema.parse({
      name: stage ? environmentId.replace(`-${stage}`, '') : environmentId,
      stage: stage ?? 'unknown',
      owner: owner ?? 'unknown',
      accountId,
      region,
    })
  );
}
