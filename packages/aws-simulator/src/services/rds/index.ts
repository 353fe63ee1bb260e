import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { eventHandlers } from './events';
import { groupHandlers } from './groups';
import { instanceHandlers } from './instances';
import { snapshotHandlers } from './snapshots';
import { tagHandlers } from './tags';

/** Relational Database Service. */
export function rdsHandlers(world: World): Handlers<typeof rds> {
  return {
    ...instanceHandlers(world),
    ...snapshotHandlers(world),
    ...eventHandlers(world),
    ...groupHandlers(world),
    ...tagHandlers(world),
    // RDS has no maintenance to do here.
    DescribePendingMaintenanceActions: () => ({
      PendingMaintenanceActions: [],
    }),
  };
}
