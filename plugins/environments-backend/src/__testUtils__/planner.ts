import type { AuditorService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { Delegations } from '../delegation/Delegations';
import { Planner } from '../plan/Planner';
import type { Synthesize } from '../runner/DeploymentRunner';
import { DeploymentStore } from '../store/DeploymentStore';
import { PlanStore } from '../store/PlanStore';
import { PlanWorker } from '../worker/PlanWorker';
import type { AwsWorld } from './awsWorld';
import { auditor as nobody } from './portal';

const POLL_INTERVAL_SECONDS = 0.1;

interface PlannerOptions {
  knex: Knex;
  world: AwsWorld;
  synthesize: Synthesize;
  patienceMinutes: number;
  /** @default one that nobody reads */
  auditor?: AuditorService;
}

/** What makes plans, in the hands of the test. */
export function plannerOf(options: PlannerOptions): {
  planner: Planner;
  plans: PlanStore;
} {
  const { knex, world, synthesize, patienceMinutes } = options;
  const plans = new PlanStore(knex, { planValidHours: 1 });
  const planner = new Planner({
    auditor: options.auditor ?? nobody,
    awsClients: world.awsClients,
    approval: { stages: [], dataChanges: false },
    delegations: new Delegations({ resolveNs: undefined, timeoutHours: 1 }),
    deployments: new DeploymentStore(knex),
    logger: mockServices.rootLogger(),
    planPatienceMinutes: patienceMinutes,
    plans,
    pollIntervalSeconds: POLL_INTERVAL_SECONDS,
    synthesize,
  });
  return { planner, plans };
}

/** One replica of the portal, as far as plans go. */
export function startPlanner(options: PlannerOptions): {
  stop(): Promise<void>;
} {
  const worker = new PlanWorker({
    ...plannerOf(options),
    logger: mockServices.rootLogger(),
    maxConcurrent: 10,
    pollIntervalSeconds: POLL_INTERVAL_SECONDS,
  });
  worker.start();
  return worker;
}
