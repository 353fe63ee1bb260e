import type { AuditorService } from '@backstage/backend-plugin-api';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import { planFilterSchema } from '@quarterdeck/plugin-environments-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import { parse } from '../parse';
import type { Gatekeeper } from '../permissions/Gatekeeper';
import { decideOnPlan } from '../plan/decideOnPlan';
import { submitPlan } from '../plan/submitPlan';
import type { PlanStore } from '../store/PlanStore';

/** Plans: asked for, looked at, decided about. */
export function plansRouter(options: {
  auditor: AuditorService;
  awsClients: AwsClients;
  gatekeeper: Gatekeeper;
  /** Told when there is a new plan to make. */
  onSubmitted: () => void;
  plans: PlanStore;
}): express.Router {
  const { gatekeeper, plans } = options;
  const router = PromiseRouter();

  router.get('/plans', async (request, response) => {
    const sight = await gatekeeper.sight(request);
    const filter = parse(planFilterSchema, request.query);
    response.json(await plans.page(filter, sight.narrow));
  });

  router.get('/plans/:id', async (request, response) => {
    const sight = await gatekeeper.sight(request);
    response.json(await plans.get(request.params.id, sight.narrow));
  });

  router.post('/plans', async (request, response) => {
    const plan = await submitPlan(options, request);
    options.onSubmitted();
    response.status(201).json(plan);
  });

  router.post('/plans/:id/approve', async (request, response) => {
    response.json(await decideOnPlan(options, request, 'approved'));
  });

  router.post('/plans/:id/reject', async (request, response) => {
    response.json(await decideOnPlan(options, request, 'rejected'));
  });

  return router;
}
