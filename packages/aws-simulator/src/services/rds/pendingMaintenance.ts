import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { type FilterKeys, filtered, rdsPage } from './listing';
import { resourceNotFound } from './refusals';

const FILTERS: FilterKeys<rds.ResourcePendingMaintenanceActions> = {
  'db-instance-id': ({ ResourceIdentifier: arn }) => [
    arn?.split(':').pop(),
    arn,
  ],
  // There are no clusters here.
  'db-cluster-id': () => [],
};

/** What waits for a maintenance window: for instances that have any of it. */
export function pendingMaintenanceHandlers(world: World): Handlers<typeof rds> {
  return {
    DescribePendingMaintenanceActions(input, context) {
      const { dbInstances } = world.region(context.accountId, context.region);
      const { ResourceIdentifier } = input;
      if (ResourceIdentifier && !dbInstances.byArn(ResourceIdentifier)) {
        throw resourceNotFound(ResourceIdentifier);
      }
      const wanted = dbInstances
        .where(each => (each.pendingMaintenance ?? []).length > 0)
        .filter(({ arn }) => !ResourceIdentifier || arn === ResourceIdentifier)
        .map(
          ({ arn, shape }): rds.ResourcePendingMaintenanceActions => ({
            ResourceIdentifier: arn,
            PendingMaintenanceActionDetails: shape.pendingMaintenance,
          }),
        );
      const { items, Marker } = rdsPage(
        filtered(wanted, input.Filters, FILTERS),
        input,
        each => each.ResourceIdentifier ?? '',
      );
      return { PendingMaintenanceActions: items, Marker };
    },
  };
}
