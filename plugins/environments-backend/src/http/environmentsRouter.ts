import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  environmentLocationSchema,
  type EnvironmentStacks,
} from '@quarterdeck/plugin-environments-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import { parse } from '../parse';
import type { Gatekeeper } from '../permissions/Gatekeeper';
import { describeEnvironmentStacks } from '../stacks/environmentStacks';

/** What CloudFormation says of an environment's stacks. */
export function environmentsRouter(options: {
  awsClients: AwsClients;
  gatekeeper: Gatekeeper;
}): express.Router {
  const { awsClients, gatekeeper } = options;
  const router = PromiseRouter();

  router.get(
    '/environments/:accountId/:region/:environmentId',
    async (request, response) => {
      await gatekeeper.mayRead(request);
      const location = parse(environmentLocationSchema, request.params);
      response.json(await readStacks(awsClients, location));
    },
  );

  return router;
}

async function readStacks(
  awsClients: AwsClients,
  location: EnvironmentLocation,
): Promise<EnvironmentStacks> {
  try {
    return { stacks: await describeEnvironmentStacks(awsClients, location) };
  } catch (error) {
    const { message, remedy } = explainAwsError(error);
    return { stacks: [], problem: { message, remedy } };
  }
}
