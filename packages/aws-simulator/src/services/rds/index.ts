import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { automatedBackupHandlers } from './automatedBackups';
import { engineHandlers } from './engines';
import { eventHandlers } from './events';
import { groupHandlers } from './groups';
import { instanceHandlers } from './instances';
import { lifecycleHandlers } from './lifecycle';
import { parameterGroupHandlers } from './parameterGroups';
import { pendingMaintenanceHandlers } from './pendingMaintenance';
import { snapshotHandlers } from './snapshots';
import { tagHandlers } from './tags';

/** Relational Database Service. */
export function rdsHandlers(world: World): Handlers<typeof rds> {
  return {
    ...instanceHandlers(world),
    ...lifecycleHandlers(world),
    ...automatedBackupHandlers(world),
    ...engineHandlers(),
    ...snapshotHandlers(world),
    ...eventHandlers(world),
    ...groupHandlers(world),
    ...parameterGroupHandlers(world),
    ...tagHandlers(world),
    ...pendingMaintenanceHandlers(world),
  };
}
