import type { AuditorService } from '@backstage/backend-plugin-api';
import { createTestDatabase } from '@quarterdeck/test-support';
import { DeploymentStore } from '../../store/DeploymentStore';
import { PlanStore } from '../../store/PlanStore';
import { startAwsWorld } from '../awsWorld';
import { startPlanner } from '../planner';
import { auditor as nobody, migrate, startReplica } from '../portal';
import { fullStacks } from './fullStacks';
import { Hindrances } from './Hindrances';
import { Registrar } from './Registrar';
import type { WalkServices } from './services';

const LEASE_SECONDS = 20;

/** Accounts and a portal in which environments can live through everything. */
export async function startLives(options: {
  accountIds: readonly string[];
  /** @default one that nobody reads */
  auditor?: AuditorService;
  patienceMinutes: number;
}): Promise<{ services: WalkServices; stop(): Promise<void> }> {
  const { accountIds, auditor = nobody, patienceMinutes } = options;
  const [database, world] = await Promise.all([
    createTestDatabase(),
    startAwsWorld({ accountIds }),
  ]);
  await migrate(database.knex);
  const { knex } = database;
  const hindrances = new Hindrances();
  const registrar = new Registrar();
  const settings = {
    auditor,
    knex,
    world,
    resolveNs: registrar.resolveNs,
    synthesize: fullStacks(hindrances),
    leaseSeconds: LEASE_SECONDS,
    patienceMinutes,
  };
  const replica = startReplica(settings);
  const planner = startPlanner(settings);
  return {
    services: {
      auditor,
      deployments: new DeploymentStore(knex),
      hindrances,
      knex,
      plans: new PlanStore(knex, { planValidHours: 1 }),
      registrar,
      world,
    },
    async stop() {
      await planner.stop();
      await replica.stop();
      await world.stop();
      await database.destroy();
    },
  };
}
