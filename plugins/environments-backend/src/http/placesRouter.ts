import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type AddressRanges,
  type Availability,
  type DeploymentAccounts,
  environmentLocationSchema,
  environmentsPlanPermission,
} from '@quarterdeck/plugin-environments-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { checkTarget } from '../checkTarget';
import { parse } from '../parse';
import type { Gatekeeper } from '../permissions/Gatekeeper';
import { compareRanges } from '../plan/preflight/addresses';
import { checkAvailability } from '../stacks/availability';

const availabilityQuerySchema = environmentLocationSchema.extend({
  owner: z.string().optional(),
});

const addressesQuerySchema = environmentLocationSchema.extend({
  cidr: z.cidrv4(),
});

/**
 * Where environments can be deployed, and under which names: what the form
 * asks for whoever may plan one.
 */
export function placesRouter(options: {
  awsClients: AwsClients;
  gatekeeper: Gatekeeper;
}): express.Router {
  const { awsClients, gatekeeper } = options;
  const router = PromiseRouter();

  router.get('/accounts', async (request, response) => {
    await gatekeeper.maySomewhere(request, environmentsPlanPermission);
    const answer: DeploymentAccounts = {
      accounts: awsClients.accountIds().map(accountId => ({
        accountId,
        regions: awsClients.regions(),
      })),
    };
    response.json(answer);
  });

  router.get('/availability', async (request, response) => {
    await gatekeeper.maySomewhere(request, environmentsPlanPermission);
    const { owner, ...location } = parse(
      availabilityQuerySchema,
      request.query,
    );
    checkTarget(awsClients, location);
    const answer: Availability = await checkAvailability(
      awsClients,
      location,
      owner,
      await gatekeeper.sight(request),
    );
    response.json(answer);
  });

  router.get('/addresses', async (request, response) => {
    await gatekeeper.maySomewhere(request, environmentsPlanPermission);
    const { cidr, ...location } = parse(addressesQuerySchema, request.query);
    checkTarget(awsClients, location);
    const sight = await gatekeeper.sight(request);
    const { overlaps, suggestion } = await compareRanges(
      awsClients,
      location,
      cidr,
    );
    const answer: AddressRanges = {
      suggestion,
      overlaps: overlaps.map(({ environment, ...range }) => ({
        ...range,
        ...(environment &&
          sight.includes(environment) && {
            environmentId: environment.environmentId,
          }),
      })),
    };
    response.json(answer);
  });

  return router;
}
