import type * as rds from '@aws-sdk/client-rds';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { startActivity } from './activity';
import { describeInstance, statusAt } from './instanceState';
import { type FilterKeys, filtered, rdsPage } from './listing';
import { assertModification, modificationOf } from './modification';
import { instanceNotFound, invalidState } from './refusals';

const FILTERS: FilterKeys<Resource<DbInstanceShape>> = {
  'db-instance-id': ({ id, arn }) => [id, arn],
  'dbi-resource-id': ({ shape }) => [shape.DbiResourceId],
  'db-cluster-id': ({ shape }) => [shape.DBClusterIdentifier],
  domain: () => [],
  engine: ({ shape }) => [shape.Engine],
};

export function instanceHandlers(world: World): Handlers<typeof rds> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);
  const answer = (instance: Resource<DbInstanceShape>) => {
    world.changed();
    return { DBInstance: describeInstance(instance, world.now()) };
  };
  const requireStatus = (
    instance: Resource<DbInstanceShape>,
    wanted: string,
  ) => {
    if (statusAt(instance.shape, world.now()) !== wanted) {
      throw invalidState(instance.id);
    }
  };

  return {
    DescribeDBInstances(input, context) {
      const region = regionOf(context);
      const asked = input.DBInstanceIdentifier
        ? [requireInstance(region, input.DBInstanceIdentifier)]
        : region.dbInstances.all();
      const wanted = filtered(asked, input.Filters, FILTERS);
      const { items, Marker } = rdsPage(wanted, input, each => each.id);
      const now = world.now();
      return {
        DBInstances: items.map(each => describeInstance(each, now)),
        Marker,
      };
    },

    ModifyDBInstance(input, context) {
      const instance = requireInstance(
        regionOf(context),
        input.DBInstanceIdentifier,
      );
      requireStatus(instance, 'available');
      assertModification(instance.shape, input);
      const { atOnce, scheduled } = modificationOf(input);
      Object.assign(instance.shape, atOnce);
      const pending = { ...instance.shape.PendingModifiedValues, ...scheduled };
      if (!input.ApplyImmediately || Object.keys(pending).length === 0) {
        instance.shape.PendingModifiedValues = pending;
        return answer(instance);
      }
      Object.assign(instance.shape, pending);
      instance.shape.PendingModifiedValues = {};
      startActivity(world, instance, {
        status: 'modifying',
        seconds: 15,
        category: 'configuration change',
        begins: `Applying modification to ${wordsFor(pending)}`,
        ended: `Finished applying modification to ${wordsFor(pending)}`,
      });
      return answer(instance);
    },

    RebootDBInstance({ DBInstanceIdentifier }, context) {
      const instance = requireInstance(regionOf(context), DBInstanceIdentifier);
      requireStatus(instance, 'available');
      startActivity(world, instance, {
        status: 'rebooting',
        seconds: 6,
        category: 'availability',
        begins: 'DB instance shutdown',
        ended: 'DB instance restarted',
      });
      return answer(instance);
    },

    StopDBInstance({ DBInstanceIdentifier }, context) {
      const instance = requireInstance(regionOf(context), DBInstanceIdentifier);
      requireStatus(instance, 'available');
      instance.shape.DBInstanceStatus = 'stopped';
      startActivity(world, instance, {
        status: 'stopping',
        seconds: 10,
        category: 'availability',
        begins: 'DB instance shutdown',
        ended: 'DB instance stopped',
      });
      return answer(instance);
    },

    StartDBInstance({ DBInstanceIdentifier }, context) {
      const instance = requireInstance(regionOf(context), DBInstanceIdentifier);
      requireStatus(instance, 'stopped');
      instance.shape.DBInstanceStatus = 'available';
      startActivity(world, instance, {
        status: 'starting',
        seconds: 10,
        category: 'availability',
        begins: 'DB instance starting',
        ended: 'DB instance started',
      });
      return answer(instance);
    },
  };
}

/**
 * By identifier, in any case, or by ARN.
 * @throws DBInstanceNotFoundFault
 */
export function requireInstance(
  region: Region,
  idOrArn = '',
): Resource<DbInstanceShape> {
  const found = idOrArn.startsWith('arn:')
    ? region.dbInstances.byArn(idOrArn)
    : region.dbInstances.get(idOrArn.toLowerCase());
  if (!found) throw instanceNotFound(idOrArn);
  return found;
}

function wordsFor(changes: object): string {
  if ('DBInstanceClass' in changes) return 'DB instance class';
  if ('AllocatedStorage' in changes) return 'allocated storage';
  return 'MultiAZ' in changes ? 'Multi-AZ' : 'DB instance settings';
}
