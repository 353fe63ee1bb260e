import { NotFoundError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  environmentLocationSchema,
  environmentsPlanPermission,
  type EnvironmentStacks,
  STACK_PARTS,
  type StackPart,
  type StackResources,
} from '@quarterdeck/plugin-environments-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { checkTarget } from '../checkTarget';
import { describeSpec } from '../environment/describeSpec';
import { destroyPreview } from '../environment/destroyPreview';
import type { DriftReports } from '../environment/DriftReports';
import { explainError } from '../failures/explainError';
import { parse } from '../parse';
import { findEnvironment } from '../permissions/findEnvironment';
import { describeEnvironmentStacks } from '../stacks/environmentStacks';
import { describeStackResources } from '../stacks/stackResources';
import { destroyEnvironment } from '../submit/destroyEnvironment';
import type { SubmitServices } from '../submit/submitDeployment';
import { audited } from './audited';

const ENVIRONMENT = '/environments/:accountId/:region/:environmentId';

const partSchema = z.object({ part: z.enum(STACK_PARTS) });

/** One environment: its stacks, what it was made of, its drift, its end. */
export function environmentsRouter(
  options: Omit<SubmitServices, 'plans' | 'approval'> & {
    drift: DriftReports;
    /** Told when there is a new deployment. */
    onSubmitted: () => void;
  },
): express.Router {
  const { auditor, awsClients, drift, gatekeeper, store } = options;
  const services = { awsClients, deployments: store };
  const router = PromiseRouter();

  const visibleLocation = async (request: express.Request) => {
    const location = parse(environmentLocationSchema, request.params);
    await gatekeeper.maySee(request, location);
    return location;
  };

  const configuredLocation = async (request: express.Request) => {
    const location = await visibleLocation(request);
    checkTarget(awsClients, location);
    return location;
  };

  router.get(ENVIRONMENT, async (request, response) => {
    const location = await visibleLocation(request);
    response.json(await readStacks(awsClients, location));
  });

  router.get(
    `${ENVIRONMENT}/stacks/:part/resources`,
    async (request, response) => {
      const location = await configuredLocation(request);
      const { part } = parse(partSchema, request.params);
      response.json(await readResources(awsClients, location, part));
    },
  );

  router.get(`${ENVIRONMENT}/spec`, async (request, response) => {
    const location = await configuredLocation(request);
    response.json(await describeSpec(services, location));
  });

  router.get(`${ENVIRONMENT}/drift`, async (request, response) => {
    const location = await configuredLocation(request);
    response.json(await drift.newest(location));
  });

  router.post(`${ENVIRONMENT}/drift`, async (request, response) => {
    const location = await configuredLocation(request);
    const environment = await findEnvironment(services, location);
    const { name } = await gatekeeper.may(
      request,
      environmentsPlanPermission,
      environment ?? location,
    );
    const begun = await audited(
      auditor,
      { eventId: 'drift-detect', request, meta: location },
      () => drift.start(location, name),
    );
    response.status(202).json(begun);
  });

  router.get(`${ENVIRONMENT}/destroy`, async (request, response) => {
    const location = await configuredLocation(request);
    response.json(await destroyPreview(services, location));
  });

  router.post(`${ENVIRONMENT}/destroy`, async (request, response) => {
    const location = parse(environmentLocationSchema, request.params);
    const deployment = await destroyEnvironment(options, request, location);
    options.onSubmitted();
    response.status(201).json(deployment);
  });

  return router;
}

async function readStacks(
  awsClients: AwsClients,
  location: EnvironmentLocation,
): Promise<EnvironmentStacks> {
  try {
    return { stacks: await describeEnvironmentStacks(awsClients, location) };
  } catch (error) {
    const { isLogged, message, remedy } = explainError(error);
    if (isLogged) throw error;
    return { stacks: [], problem: { message, remedy } };
  }
}

async function readResources(
  awsClients: AwsClients,
  location: EnvironmentLocation,
  part: StackPart,
): Promise<StackResources> {
  try {
    return {
      resources: await describeStackResources(awsClients, location, part),
    };
  } catch (error) {
    if (error instanceof NotFoundError) throw error;
    const { isLogged, message, remedy } = explainError(error);
    if (isLogged) throw error;
    return { resources: [], problem: { message, remedy } };
  }
}
