import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  environmentLocationSchema,
  type EnvironmentStacks,
} from '@quarterdeck/plugin-environments-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import { parse } from '../parse';
import { describeEnvironmentStacks } from '../stacks/environmentStacks';
import { destroyEnvironment } from '../submit/destroyEnvironment';
import type { SubmitServices } from '../submit/submitDeployment';

/** What CloudFormation says of an environment's stacks, and their end. */
export function environmentsRouter(
  options: Omit<SubmitServices, 'plans' | 'approval'> & {
    /** Told when there is a new deployment. */
    onSubmitted: () => void;
  },
): express.Router {
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

  router.post(
    '/environments/:accountId/:region/:environmentId/destroy',
    async (request, response) => {
      const location = parse(environmentLocationSchema, request.params);
      const deployment = await destroyEnvironment(options, request, location);
      options.onSubmitted();
      response.status(201).json(deployment);
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
