import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { Knex } from 'knex';
import { Access } from './access/Access';
import { EntityReader } from './entity/EntityReader';
import { Budgets } from './guard/Budgets';
import { ScanEstimator } from './guard/ScanEstimator';
import { NoteStore } from './library/NoteStore';
import { QueryEditor } from './library/QueryEditor';
import { QueryLibrary } from './library/QueryLibrary';
import { LogsInsights } from './runs/LogsInsights';
import { RunDesk } from './runs/RunDesk';
import { RunHistory } from './runs/RunHistory';
import { Runner } from './runs/Runner';
import { RunPresenter } from './runs/RunPresenter';
import { RunQueue } from './runs/RunQueue';
import { RunStore } from './runs/RunStore';
import { RunViewers } from './runs/RunViewers';
import { LiveTails } from './liveTail/LiveTails';
import { Identify } from './routes/Identify';
import type { Settings } from './settings';

/** What Backstage gives the plugin. */
export interface PlatformServices {
  auditor: AuditorService;
  awsClients: AwsClients;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
}

export type Services = ReturnType<typeof createServices>;

/** The parts of the plugin, put together. */
export function createServices(
  platform: PlatformServices,
  knex: Knex,
  settings: Settings,
) {
  const { auditor, awsClients, catalog, httpAuth, logger } = platform;
  const access = new Access(platform.permissions);
  const notes = new NoteStore(knex);
  const library = new QueryLibrary(awsClients, notes);
  const store = new RunStore(knex);
  const queue = new RunQueue(knex);
  const history = new RunHistory(knex);
  const viewers = new RunViewers(knex);
  const budgets = new Budgets(knex, settings.budgets);
  const runner = new Runner(
    store,
    queue,
    new LogsInsights(awsClients, settings.requestsPerSecond),
    logger,
    {
      concurrency: settings.concurrency,
      ...(settings.cancelWhenNobodyLooks && {
        findDeserted: () => viewers.deserted(),
      }),
    },
  );
  return {
    auditor,
    awsClients,
    access,
    budgets,
    library,
    editor: new QueryEditor(knex, awsClients, library, notes),
    entities: new EntityReader(catalog),
    identify: new Identify(httpAuth),
    store,
    history,
    viewers,
    runner,
    presenter: new RunPresenter(queue, history),
    desk: new RunDesk({
      access,
      budgets,
      estimator: new ScanEstimator(awsClients),
      history,
      store,
      runner,
      userInfo: platform.userInfo,
      confirmAboveUsd: settings.confirmAboveUsd,
    }),
    tails: new LiveTails(knex, awsClients, logger, settings.liveTail),
  };
}
