import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import express, { type Request, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { isActionId } from './actionRequests';
import type { ServiceActions } from './ServiceActions';

/**
 * - `GET /entities/:kind/:namespace/:name/actions` – `ServiceActionOffer[]`
 * - `POST /entities/:kind/:namespace/:name/actions/:id` – takes a
 *   `ServiceActionRequest`, answers with a `ServiceActionResult`
 *
 * Only people act: a service has no ownership and would pass by the policy.
 */
export function createActionsRouter(options: {
  actions: ServiceActions;
  httpAuth: HttpAuthService;
}): Router {
  const { actions, httpAuth } = options;
  const router = PromiseRouter();
  const path = '/entities/:kind/:namespace/:name/actions';

  router.get(path, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    response.json(await actions.offers(entityRefOf(request), credentials));
  });

  router.post(`${path}/:id`, express.json(), async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    if (!isActionId(id)) throw new NotFoundError(`There is no action ${id}`);
    response.json(
      await actions.take({
        id,
        entityRef: entityRefOf(request),
        body: request.body,
        credentials,
        request,
      }),
    );
  });

  return router;
}

function entityRefOf({ params }: Request): string {
  const { kind, namespace, name } = params;
  return stringifyEntityRef({ kind, namespace, name });
}
