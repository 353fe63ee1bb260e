import {
  deploymentFilterSchema,
  permissionForKind,
} from '@quarterdeck/plugin-environments-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { parse } from '../parse';
import { resourceOf } from '../permissions/environmentResource';
import { retryDeployment } from '../submit/retryDeployment';
import {
  submitDeployment,
  type SubmitServices,
} from '../submit/submitDeployment';
import { audited } from './audited';

const afterSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
});

/** Deployments: asked for, looked at, cancelled. */
export function deploymentsRouter(
  options: SubmitServices & {
    /** Told when there is a new deployment. */
    onSubmitted: () => void;
  },
): express.Router {
  const { auditor, gatekeeper, store } = options;
  const router = PromiseRouter();

  router.get('/deployments', async (request, response) => {
    const sight = await gatekeeper.sight(request);
    const filter = parse(deploymentFilterSchema, request.query);
    response.json(await store.page(filter, sight.narrow));
  });

  router.get('/deployments/:id', async (request, response) => {
    const sight = await gatekeeper.sight(request);
    response.json(await store.get(request.params.id, sight.narrow));
  });

  router.get('/deployments/:id/events', async (request, response) => {
    const sight = await gatekeeper.sight(request);
    const { after } = parse(afterSchema, request.query);
    const { id } = request.params;
    response.json(await store.update(id, after, sight.narrow));
  });

  router.post('/deployments', async (request, response) => {
    const deployment = await submitDeployment(options, request);
    options.onSubmitted();
    response.status(201).json(deployment);
  });

  router.post('/deployments/:id/retry', async (request, response) => {
    const deployment = await retryDeployment(options, request);
    options.onSubmitted();
    response.status(201).json(deployment);
  });

  // Also by a service: a task outlives its initiator's token of an hour.
  router.post('/deployments/:id/cancel', async (request, response) => {
    const sight = await gatekeeper.sight(request);
    const { id } = request.params;
    const present = await store.get(id, sight.narrow);
    const { name } = await gatekeeper.may(
      request,
      permissionForKind(present.kind),
      resourceOf(present),
      ['user', 'service'],
    );
    const deployment = await audited(
      auditor,
      { eventId: 'deployment-cancel', request, meta: { deploymentId: id } },
      () => store.requestCancel(id, name),
    );
    response.json(deployment);
  });

  return router;
}
