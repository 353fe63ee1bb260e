import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { tagsOf } from '../../world/Resource';
import type { DbParameterGroupShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import {
  applyTypeOf,
  familyOfDefaultGroup,
  parametersOf,
} from './engineDefaults';
import { withoutParameters } from './groups';
import { awaitReboot, groupIsUsed, isGroupUsed } from './parameterStatus';
import {
  invalidCombination,
  parameterGroupExists,
  parameterGroupInUse,
  parameterGroupNotFound,
} from './refusals';

/** The parameter groups that people make. */
export function parameterGroupHandlers(world: World): Handlers<typeof rds> {
  return {
    CreateDBParameterGroup({ Tags, ...input }, context) {
      const region = world.region(context.accountId, context.region);
      const name = (input.DBParameterGroupName ?? '').toLowerCase();
      if (region.dbParameterGroups.has(name)) throw parameterGroupExists(name);
      const arn = region.arn('rds', `pg:${name}`);
      const group = region.dbParameterGroups.put({
        id: name,
        arn,
        createdAt: world.now(),
        tags: tagsOf(Tags),
        shape: {
          ...input,
          DBParameterGroupName: name,
          DBParameterGroupArn: arn,
          parameters: [],
        },
      });
      world.changed();
      return { DBParameterGroup: withoutParameters(group.shape) };
    },

    ModifyDBParameterGroup({ DBParameterGroupName, Parameters = [] }, context) {
      const region = world.region(context.accountId, context.region);
      const shape = requireOwnGroup(region, DBParameterGroupName);
      const asked = Parameters.find(
        each =>
          each.ApplyMethod === 'immediate' &&
          applyTypeOf(each.ParameterName ?? '') === 'static',
      );
      if (asked) {
        throw invalidCombination(
          'cannot use immediate apply method for static parameter',
        );
      }
      const before = shape.parameters;
      const byName = new Map(
        [...before, ...Parameters].map(each => [
          each.ParameterName,
          {
            ...parametersOf({ [each.ParameterName ?? '']: '' })[0],
            ...each,
          },
        ]),
      );
      shape.parameters = [...byName.values()];
      awaitReboot(region, shape, before);
      world.changed();
      return { DBParameterGroupName: shape.DBParameterGroupName };
    },

    DeleteDBParameterGroup({ DBParameterGroupName }, context) {
      const region = world.region(context.accountId, context.region);
      const { DBParameterGroupName: name } = requireOwnGroup(
        region,
        DBParameterGroupName,
      );
      if (isGroupUsed(region, name)) {
        throw parameterGroupInUse(groupIsUsed(name));
      }
      region.dbParameterGroups.delete(name);
      world.changed();
      return {};
    },
  };
}

/** @throws DBParameterGroupNotFoundFault, and for the default ones */
function requireOwnGroup(region: Region, given = ''): DbParameterGroupShape {
  if (familyOfDefaultGroup(given.toLowerCase())) {
    throw parameterGroupInUse(
      `The parameter group ${given} is a default one and cannot be changed.`,
    );
  }
  const found = region.dbParameterGroups.get(given.toLowerCase());
  if (!found) throw parameterGroupNotFound(given);
  return found.shape;
}
