import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  type Availability,
  type DeploymentAccounts,
  deploymentFilterSchema,
  environmentLocationSchema,
  environmentsDeployPermission,
  environmentsReadPermission,
  type EnvironmentStacks,
} from '@quarterdeck/plugin-environments-common';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { checkTarget } from './checkTarget';
import { parse } from './parse';
import { checkAvailability } from './stacks/availability';
import { describeEnvironmentStacks } from './stacks/environmentStacks';
import type { DeploymentStore } from './store/DeploymentStore';
import { submitDeployment } from './submitDeployment';

const afterSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
});

const availabilityQuerySchema = environmentLocationSchema.extend({
  owner: z.string().optional(),
});

/** Speaks HTTP: who may do what, and what they sent. */
export function createRouter(options: {
  auditor: AuditorService;
  awsClients: AwsClients;
  httpAuth: HttpAuthService;
  /** Told when there is a new deployment. */
  onSubmitted: () => void;
  permissions: PermissionsService;
  store: DeploymentStore;
}): express.Router {
  const { auditor, awsClients, httpAuth, permissions, store } = options;
  const router = PromiseRouter();
  router.use(express.json());

  const allow = async (
    request: express.Request,
    permission: BasicPermission,
    principals: ('user' | 'service')[],
  ) => {
    const credentials = await httpAuth.credentials(request, {
      allow: principals,
    });
    const [decision] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
    return credentials;
  };
  const allowRead = (request: express.Request) =>
    allow(request, environmentsReadPermission, ['user', 'service']);

  router.get('/accounts', async (request, response) => {
    await allowRead(request);
    const answer: DeploymentAccounts = {
      accounts: awsClients.accountIds().map(accountId => ({
        accountId,
        regions: awsClients.regions(),
      })),
    };
    response.json(answer);
  });

  router.get('/availability', async (request, response) => {
    await allowRead(request);
    const { owner, ...location } = parse(
      availabilityQuerySchema,
      request.query,
    );
    checkTarget(awsClients, location);
    const answer: Availability = await checkAvailability(
      awsClients,
      location,
      owner,
    );
    response.json(answer);
  });

  router.get(
    '/environments/:accountId/:region/:environmentId',
    async (request, response) => {
      await allowRead(request);
      const location = parse(environmentLocationSchema, request.params);
      const answer = await readStacks(awsClients, location);
      response.json(answer);
    },
  );

  router.get('/deployments', async (request, response) => {
    await allowRead(request);
    const filter = parse(deploymentFilterSchema, request.query);
    response.json({ items: await store.list(filter) });
  });

  router.get('/deployments/:id', async (request, response) => {
    await allowRead(request);
    response.json(await store.get(request.params.id));
  });

  router.get('/deployments/:id/events', async (request, response) => {
    await allowRead(request);
    const { after } = parse(afterSchema, request.query);
    response.json(await store.update(request.params.id, after));
  });

  router.post('/deployments', async (request, response) => {
    const credentials = await allow(request, environmentsDeployPermission, [
      'user',
    ]);
    const deployment = await submitDeployment(
      { auditor, awsClients, store },
      { request, requestedBy: nameOf(credentials) },
    );
    options.onSubmitted();
    response.status(201).json(deployment);
  });

  // Also by a service: a task outlives its initiator's token of an hour.
  router.post('/deployments/:id/cancel', async (request, response) => {
    const credentials = await allow(request, environmentsDeployPermission, [
      'user',
      'service',
    ]);
    const { id } = request.params;
    const event = await auditor.createEvent({
      eventId: 'deployment-cancel',
      severityLevel: 'medium',
      request,
      meta: { deploymentId: id },
    });
    try {
      const deployment = await store.requestCancel(id, nameOf(credentials));
      await event.success();
      response.json(deployment);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });

  return router;
}

async function readStacks(
  awsClients: AwsClients,
  location: z.infer<typeof environmentLocationSchema>,
): Promise<EnvironmentStacks> {
  try {
    return { stacks: await describeEnvironmentStacks(awsClients, location) };
  } catch (error) {
    const { message, remedy } = explainAwsError(error);
    return { stacks: [], problem: { message, remedy } };
  }
}

function nameOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as {
    type: string;
    userEntityRef?: string;
    subject?: string;
  };
  return principal.userEntityRef ?? principal.subject ?? principal.type;
}
