import type * as rds from '@aws-sdk/client-rds';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { startActivity } from './activity';
import { describeInstance, statusAt } from './instanceState';
import { type FilterKeys, filtered, rdsPage } from './listing';
import { failOver } from './failover';
import { applyPending } from './maintenance';
import { assertModification, modificationOf } from './modification';
import { applyParameters, parameterGroupsOf } from './parameterStatus';
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
  const answer = (region: Region, instance: Resource<DbInstanceShape>) => {
    world.changed();
    return { DBInstance: describeInstance(world, region, instance) };
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
      return {
        DBInstances: items.map(each => describeInstance(world, region, each)),
        Marker,
      };
    },

    ModifyDBInstance(input, context) {
      const region = regionOf(context);
      const instance = requireInstance(region, input.DBInstanceIdentifier);
      requireStatus(instance, 'available');
      assertModification(instance.shape, input);
      const { atOnce, scheduled } = modificationOf(input);
      Object.assign(instance.shape, atOnce);
      if (input.DBParameterGroupName) {
        instance.shape.DBParameterGroups = parameterGroupsOf(
          instance.shape.DBParameterGroups?.[0],
          input.DBParameterGroupName,
        );
      }
      const pending = { ...instance.shape.PendingModifiedValues, ...scheduled };
      instance.shape.PendingModifiedValues = pending;
      if (!input.ApplyImmediately || Object.keys(pending).length === 0) {
        if (Object.keys(scheduled).length > 0) {
          instance.shape.pendingSince = world.now();
        }
        return answer(region, instance);
      }
      applyPending(world, instance);
      return answer(region, instance);
    },

    RebootDBInstance({ DBInstanceIdentifier, ForceFailover }, context) {
      const region = regionOf(context);
      const instance = requireInstance(region, DBInstanceIdentifier);
      requireStatus(instance, 'available');
      if (ForceFailover) failOver(world, instance);
      else {
        startActivity(world, instance, {
          status: 'rebooting',
          seconds: 6,
          category: 'availability',
          begins: ['DB instance shutdown'],
          ended: ['DB instance restarted'],
        });
      }
      applyParameters(instance.shape);
      return answer(region, instance);
    },

    StopDBInstance({ DBInstanceIdentifier }, context) {
      const region = regionOf(context);
      const instance = requireInstance(region, DBInstanceIdentifier);
      requireStatus(instance, 'available');
      instance.shape.DBInstanceStatus = 'stopped';
      startActivity(world, instance, {
        status: 'stopping',
        seconds: 10,
        category: 'availability',
        begins: ['DB instance shutdown'],
        ended: ['DB instance stopped'],
      });
      return answer(region, instance);
    },

    StartDBInstance({ DBInstanceIdentifier }, context) {
      const region = regionOf(context);
      const instance = requireInstance(region, DBInstanceIdentifier);
      requireStatus(instance, 'stopped');
      instance.shape.DBInstanceStatus = 'available';
      startActivity(world, instance, {
        status: 'starting',
        seconds: 10,
        category: 'availability',
        begins: ['DB instance starting'],
        ended: ['DB instance started'],
      });
      return answer(region, instance);
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
