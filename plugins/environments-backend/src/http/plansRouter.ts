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
import { shownPlan } from './shownPlan';

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
    const { items, ...page } = await plans.page(filter, sight.narrow);
    response.json({
      ...page,
      items: items.map(plan => shownPlan(plan, sight)),
    });
  });

  router.get('/plans/:id', async (request, response) => {
    const sight = await gatekeeper.sight(request);
    const plan = await plans.get(request.params.id, sight.narrow);
    response.json(shownPlan(plan, sight));
  });

  router.post('/plans', async (request, response) => {
    const plan = await submitPlan(options, request);
    options.onSubmitted();
    const sight = await gatekeeper.sight(request);
    response.status(201).json(shownPlan(plan, sight));
  });

  for (const [way, verdict] of [
    ['approve', 'approved'],
    ['reject', 'rejected'],
  ] as const) {
    router.post(`/plans/:id/${way}`, async (request, response) => {
      const plan = await decideOnPlan(options, request, verdict);
      response.json(shownPlan(plan, await gatekeeper.sight(request)));
    });
  }

  return router;
}
