import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { Delegations } from '../delegation/Delegations';
import { Planner } from '../plan/Planner';
import type { Synthesize } from '../runner/DeploymentRunner';
import { DeploymentStore } from '../store/DeploymentStore';
import { PlanStore } from '../store/PlanStore';
import { PlanWorker } from '../worker/PlanWorker';
import type { AwsWorld } from './awsWorld';
import { auditor } from './portal';

const POLL_INTERVAL_SECONDS = 0.1;

/** One replica of the portal, as far as plans go. */
export function startPlanner(options: {
  knex: Knex;
  world: AwsWorld;
  synthesize: Synthesize;
  patienceMinutes: number;
}): { stop(): Promise<void> } {
  const { knex, world, synthesize, patienceMinutes } = options;
  const logger = mockServices.rootLogger();
  const plans = new PlanStore(knex, { planValidHours: 1 });
  const worker = new PlanWorker({
    logger,
    maxConcurrent: 10,
    pollIntervalSeconds: POLL_INTERVAL_SECONDS,
    plans,
    planner: new Planner({
      auditor,
      awsClients: world.awsClients,
      approval: { stages: [], dataChanges: false },
      delegations: new Delegations({ resolveNs: undefined, timeoutHours: 1 }),
      deployments: new DeploymentStore(knex),
      logger,
      planPatienceMinutes: patienceMinutes,
      plans,
      pollIntervalSeconds: POLL_INTERVAL_SECONDS,
      synthesize,
    }),
  });
  worker.start();
  return worker;
}
