import type {
  AuditorService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { CatalogEntities } from '../health/catalogEntities';
import type { TargetFinder } from '../targets/TargetFinder';
import { ActionGuard } from './ActionGuard';
import { readActionSettings } from './actionSettings';
import { forceDeployment } from './forceDeployment';
import { muteAlarm } from './muteAlarm';
import { endMutes } from './mutes/endMutes';
import type { MuteStore } from './mutes/MuteStore';
import { rollBackDeployment } from './rollBackDeployment';
import { ServiceActions } from './ServiceActions';
import { setDesiredCount } from './setDesiredCount';
import { stopTask } from './stopTask';

const END_MUTES_SECONDS = 30;

/** Offers the actions, and ends mutes in time. */
export async function startActions(deps: {
  auditor: AuditorService;
  awsClients: AwsClients;
  catalog: CatalogEntities;
  config: RootConfigService;
  logger: LoggerService;
  mutes: MuteStore;
  onTaken(targetArn: string): void;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  targets: TargetFinder;
  userInfo: UserInfoService;
}): Promise<ServiceActions> {
  const { awsClients: clients, logger, mutes } = deps;
  await deps.scheduler.scheduleTask({
    id: 'service-health-end-mutes',
    frequency: { seconds: END_MUTES_SECONDS },
    timeout: { seconds: 2 * END_MUTES_SECONDS },
    fn: () => endMutes({ clients, logger, mutes }),
  });
  return new ServiceActions({
    ...deps,
    actions: [
      forceDeployment(clients),
      rollBackDeployment(clients),
      stopTask(clients),
      setDesiredCount(clients),
      muteAlarm(clients, mutes),
    ],
    guard: new ActionGuard({
      ...deps,
      settings: readActionSettings(deps.config),
    }),
  });
}
