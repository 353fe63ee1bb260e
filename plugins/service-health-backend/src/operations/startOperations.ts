import type {
  HttpAuthService,
  LifecycleService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { AwsCalls, AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { BilledReads } from './BilledReads';
import { countCalls } from './countCalls';
import { createOperationsRouter } from './operationsRouter';

const SAVE_EVERY_SECONDS = 30;

/** @see startOperations */
export interface OperationsDependencies {
  agesOf: () => Promise<(AwsTarget & { oldestSeconds: number })[]>;
  awsCalls: AwsCalls;
  httpAuth: HttpAuthService;
  knex: Knex;
  lifecycle: LifecycleService;
  metrics: MetricsService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
}

/** Counts what the portal asks of AWS, and serves the counts. */
export async function startOperations(
  deps: OperationsDependencies,
): Promise<Router> {
  const { agesOf, awsCalls, lifecycle, metrics, scheduler } = deps;
  const billedReads = new BilledReads(deps.knex);
  const stopBilling = awsCalls.subscribe(call =>
    billedReads.add(call.billedMetrics),
  );
  const stopCounting = countCalls(metrics, awsCalls, agesOf);
  lifecycle.addShutdownHook(async () => {
    stopBilling();
    stopCounting();
    await billedReads.flush();
  });
  await scheduler.scheduleTask({
    id: 'service-health-save-billed-reads',
    scope: 'local',
    frequency: { seconds: SAVE_EVERY_SECONDS },
    timeout: { seconds: SAVE_EVERY_SECONDS },
    fn: () => billedReads.flush(),
  });
  await scheduler.scheduleTask({
    id: 'service-health-forget-billed-reads',
    frequency: { hours: 24 },
    timeout: { minutes: 1 },
    initialDelay: { minutes: 2 },
    fn: () => billedReads.forgetOld(),
  });
  return createOperationsRouter({ ...deps, billedReads, calls: awsCalls });
}
