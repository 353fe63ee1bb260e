import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { ENGINE_DEFAULTS, familyOfDefaultGroup } from './engineDefaults';
import { rdsPage } from './listing';
import { parameterGroupNotFound, subnetGroupNotFound } from './refusals';

/** Subnet groups and parameter groups. */
export function groupHandlers(world: World): Handlers<typeof rds> {
  return {
    DescribeDBSubnetGroups(input, context) {
      const region = world.region(context.accountId, context.region);
      const name = input.DBSubnetGroupName?.toLowerCase();
      const wanted = region.dbSubnetGroups.where(
        each => !name || each.DBSubnetGroupName === name,
      );
      if (name && wanted.length === 0) throw subnetGroupNotFound(name);
      const { items, Marker } = rdsPage(wanted, input, each => each.id);
      return { DBSubnetGroups: items.map(each => each.shape), Marker };
    },

    DescribeDBParameterGroups(input, context) {
      const region = world.region(context.accountId, context.region);
      const name = input.DBParameterGroupName;
      const wanted = name
        ? [requireParameterGroup(region, name)]
        : allParameterGroups(region);
      const { items, Marker } = rdsPage(
        wanted,
        input,
        each => each.DBParameterGroupName,
      );
      return {
        DBParameterGroups: items.map(withoutParameters),
        Marker,
      };
    },

    DescribeDBParameters(input, context) {
      const region = world.region(context.accountId, context.region);
      const { parameters } = requireParameterGroup(
        region,
        input.DBParameterGroupName,
      );
      const wanted = parameters.filter(
        each => !input.Source || each.Source === input.Source,
      );
      const { items, Marker } = rdsPage(
        wanted,
        input,
        each => each.ParameterName ?? '',
      );
      return { Parameters: items, Marker };
    },
  };
}

/** A group as it is described; what is in it is asked for apart. */
export const withoutParameters = ({
  parameters: _,
  ...group
}: ParameterGroup) => group;

type ParameterGroup = rds.DBParameterGroup & {
  DBParameterGroupName: string;
  parameters: rds.Parameter[];
};

/** The groups that were made, and the default ones that instances use. */
function allParameterGroups(region: Region): ParameterGroup[] {
  const used = new Set(
    region.dbInstances
      .all()
      .flatMap(each => each.shape.DBParameterGroups ?? [])
      .map(each => each.DBParameterGroupName ?? ''),
  );
  return [
    ...region.dbParameterGroups.all().map(each => withDefaults(each.shape)),
    ...[...used].flatMap(name => defaultGroup(region, name) ?? []),
  ];
}

/** @throws DBParameterGroupNotFoundFault */
function requireParameterGroup(region: Region, given = ''): ParameterGroup {
  const name = given.toLowerCase();
  const made = region.dbParameterGroups.get(name);
  const found = made ? withDefaults(made.shape) : defaultGroup(region, name);
  if (!found) throw parameterGroupNotFound(given);
  return found;
}

function defaultGroup(
  region: Region,
  name: string,
): ParameterGroup | undefined {
  const family = familyOfDefaultGroup(name);
  if (!family) return undefined;
  return {
    DBParameterGroupName: name,
    DBParameterGroupArn: region.arn('rds', `pg:${name}`),
    DBParameterGroupFamily: family,
    Description: `Default parameter group for ${family}`,
    parameters: [...ENGINE_DEFAULTS],
  };
}

/** What the user set replaces the engine's default. */
function withDefaults(group: ParameterGroup): ParameterGroup {
  const byName = new Map(
    [...ENGINE_DEFAULTS, ...group.parameters].map(each => [
      each.ParameterName,
      each,
    ]),
  );
  return { ...group, parameters: [...byName.values()] };
}
