import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { Knex } from 'knex';
import type { CatalogEntities } from '../health/catalogEntities';
import type { TargetFinder } from '../targets/TargetFinder';
import { CollectionLog } from './CollectionLog';
import { HistoryCollection } from './collect/HistoryCollection';
import { historyCollectors } from './collect/historyCollectors';
import { DatabaseStore } from './DatabaseStore';
import { HistoryReader } from './HistoryReader';
import type { HistorySettings } from './historySettings';
import { HistoryStore } from './HistoryStore';

/** What failed is tried again soon; the rest waits for its time. */
const RETRY_SECONDS = 60;

/** @see startHistory */
export interface HistoryDependencies {
  auth: AuthService;
  awsClients: AwsClients;
  catalog: CatalogEntities;
  knex: Knex;
  logger: LoggerService;
  scheduler: SchedulerService;
  targets: TargetFinder;
}

/** What is kept of what AWS forgets. */
export interface History {
  reader: HistoryReader;
  store: HistoryStore;
  databases: DatabaseStore;
  log: CollectionLog;
}

/**
 * Keeps what AWS forgets. One replica collects at a time, whichever comes
 * first; all of them read what it has kept.
 */
export async function startHistory(
  deps: HistoryDependencies,
  { keepDays, collectSeconds, timeoutSeconds }: HistorySettings,
): Promise<History> {
  const { auth, awsClients, catalog, knex, logger, scheduler, targets } = deps;
  const store = new HistoryStore(knex);
  const databases = new DatabaseStore(knex);
  const log = new CollectionLog(knex);
  const retrySeconds = Math.min(RETRY_SECONDS, collectSeconds);
  const collection = new HistoryCollection({
    async targets() {
      const credentials = await auth.getOwnServiceCredentials();
      return targets.find(await catalog.withTargets(credentials));
    },
    collectors: historyCollectors(awsClients, store, databases),
    log,
    logger,
    everySeconds: collectSeconds,
    retrySeconds,
    timeoutSeconds,
  });
  await scheduler.scheduleTask({
    id: 'service-health-collect-history',
    frequency: { seconds: retrySeconds },
    timeout: { seconds: 2 * timeoutSeconds + RETRY_SECONDS },
    initialDelay: { seconds: 5 },
    fn: () => collection.run(),
  });
  await scheduler.scheduleTask({
    id: 'service-health-forget-history',
    frequency: { hours: 6 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 2 },
    fn: async () => {
      const count = await store.removeOlderThan(
        new Date(Date.now() - keepDays * 86_400_000),
      );
      if (count > 0) logger.info(`Forgot ${count} rows of old history`);
    },
  });
  return {
    reader: new HistoryReader(targets, store, log, keepDays),
    store,
    databases,
    log,
  };
}
