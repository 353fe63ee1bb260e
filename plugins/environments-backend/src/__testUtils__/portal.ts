import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  type Deployment,
  isDeploymentOver,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { DeploymentRunner, type Synthesize } from '../runner/DeploymentRunner';
import { Delegations, type ResolveNs } from '../delegation/Delegations';
import { DeploymentStore } from '../store/DeploymentStore';
import { PlanStore } from '../store/PlanStore';
import { openDatabase } from '../store/migrate';
import { DeploymentWorker } from '../worker/DeploymentWorker';
import { ACCOUNT_ID, type AwsWorld, REGION } from './awsWorld';

const POLL_INTERVAL_SECONDS = 0.1;
const DEADLINE_MS = 150_000;

/** Nobody reads what is written down here. */
export const auditor: AuditorService = {
  createEvent: async () => ({
    success: async () => undefined,
    fail: async () => undefined,
  }),
};

export async function migrate(knex: Knex): Promise<void> {
  await openDatabase(mockServices.database({ knex }));
}

/** One replica of the portal, as far as deployments go. */
export function startReplica(options: {
  /** @default one that nobody reads */
  auditor?: AuditorService;
  knex: Knex;
  world: AwsWorld;
  synthesize: Synthesize;
  leaseSeconds?: number;
  logger?: LoggerService;
  patienceMinutes?: number;
  resolveNs?: ResolveNs;
}) {
  const { knex, world, synthesize, leaseSeconds = 5 } = options;
  const logger = options.logger ?? mockServices.rootLogger();
  const deployed: unknown[] = [];
  const worker = new DeploymentWorker({
    knex,
    logger,
    leaseSeconds,
    maxConcurrent: 20,
    pollIntervalSeconds: POLL_INTERVAL_SECONDS,
    job: new DeploymentRunner({
      auditor: options.auditor ?? auditor,
      awsClients: world.awsClients,
      delegations: new Delegations({
        resolveNs: options.resolveNs,
        timeoutHours: 1,
      }),
      deployments: new DeploymentStore(knex),
      logger,
      plans: new PlanStore(knex, { planValidHours: 1 }),
      synthesize,
      patienceMinutes: options.patienceMinutes ?? 60,
      pollIntervalSeconds: POLL_INTERVAL_SECONDS,
      onEnded: async ({ environmentId, accountId, region }) => {
        deployed.push({ environmentId, accountId, region });
      },
    }),
  });
  worker.start();
  return { stop: () => worker.stop(), deployed };
}

/** Asks for a deployment as a user would. */
export async function submit(
  store: DeploymentStore,
  name: string,
  requestId = `task-${name}`,
  region = REGION,
): Promise<Deployment> {
  const spec = parseEnvironmentSpec({
    name,
    stage: 'production',
    owner: 'group:default/shop',
    accountId: ACCOUNT_ID,
    region,
  });
  return store.submit({
    environmentId: `${name}-production`,
    accountId: ACCOUNT_ID,
    region,
    requestId,
    requestedBy: 'user:default/ada',
    spec,
  });
}

/** Waits until a deployment is as asked for. */
export async function until(
  store: DeploymentStore,
  id: string,
  isSo: (deployment: Deployment) => boolean,
): Promise<Deployment> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const deployment = await store.get(id);
    if (isSo(deployment)) return deployment;
    if (Date.now() > deadline) {
      throw new Error(
        `Still not so: ${JSON.stringify({ ...deployment, spec: undefined })}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

export const isOver = ({ status }: Deployment) => isDeploymentOver(status);
