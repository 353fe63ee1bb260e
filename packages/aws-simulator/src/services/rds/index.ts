import * as rds from '@aws-sdk/client-rds';
import { AwsError, type Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { page } from '../paging';
import { automatedSnapshots } from './snapshots';

const MINUTE_MS = 60_000;

const instanceNotFound = (id: string) =>
  new rds.DBInstanceNotFoundFault({
    message: `DBInstance ${id} not found.`,
    $metadata: {},
  });

/** @throws AwsError `InvalidParameterValue` outside of 20 to 100 */
function maxRecords(wanted: number | undefined): number {
  if (wanted !== undefined && (wanted < 20 || wanted > 100)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value ${wanted} for MaxRecords. Must be between 20 and 100`,
    );
  }
  return wanted ?? 100;
}

export function describeDbInstance(
  { shape, tags }: Resource<DbInstanceShape>,
  now: Date,
): rds.DBInstance {
  const { events: _events, ...instance } = shape;
  return {
    ...instance,
    TagList: tagList(tags),
    // Logs are shipped every five minutes.
    LatestRestorableTime: new Date(now.getTime() - 3 * MINUTE_MS),
    StatusInfos: [],
    ReadReplicaDBInstanceIdentifiers: [],
    AssociatedRoles: [],
  };
}

/** By identifier or ARN. @throws DBInstanceNotFoundFault */
function requireInstance(region: Region, idOrArn: string) {
  const id = idOrArn.startsWith('arn:')
    ? idOrArn.split(':').pop() ?? ''
    : idOrArn;
  const found = region.dbInstances.get(id.toLowerCase());
  if (!found) throw instanceNotFound(id);
  return found;
}

export function rdsHandlers(world: World): Handlers<typeof rds> {
  return {
    DescribeDBInstances(input, context) {
      const region = world.region(context.accountId, context.region);
      const wanted = input.DBInstanceIdentifier;
      const ids = input.Filters?.find(
        each => each.Name === 'db-instance-id',
      )?.Values;
      const found = wanted
        ? [requireInstance(region, wanted)]
        : region.dbInstances.where(
            (shape, { arn }) =>
              !ids ||
              ids.includes(shape.DBInstanceIdentifier) ||
              ids.includes(arn),
          );
      const { items, nextToken } = page(found, {
        token: input.Marker,
        size: maxRecords(input.MaxRecords),
        keyOf: each => each.id,
      });
      return {
        DBInstances: items.map(each => describeDbInstance(each, world.now())),
        Marker: nextToken,
      };
    },

    DescribeEvents(input, context) {
      const region = world.region(context.accountId, context.region);
      const end = input.EndTime ?? world.now();
      const start =
        input.StartTime ??
        new Date(end.getTime() - (input.Duration ?? 60) * MINUTE_MS);
      const events = region.dbInstances
        .where(
          shape =>
            !input.SourceIdentifier ||
            shape.DBInstanceIdentifier === input.SourceIdentifier,
        )
        .flatMap(({ shape }) => shape.events)
        .filter(
          each =>
            each.Date !== undefined && each.Date >= start && each.Date <= end,
        );
      return { Events: events };
    },

    DescribeDBSnapshots(input, context) {
      const region = world.region(context.accountId, context.region);
      const wanted = input.DBInstanceIdentifier;
      const manual = region.dbSnapshots.where(
        shape => !wanted || shape.DBInstanceIdentifier === wanted,
      );
      const automated = region.dbInstances
        .where(shape => !wanted || shape.DBInstanceIdentifier === wanted)
        .flatMap(each => automatedSnapshots(region, each, world.now()));
      const all = [
        ...automated,
        ...manual.map(({ shape, tags }) => ({
          ...shape,
          TagList: tagList(tags),
        })),
      ].filter(
        each => !input.SnapshotType || each.SnapshotType === input.SnapshotType,
      );
      const { items, nextToken } = page(all, {
        token: input.Marker,
        size: maxRecords(input.MaxRecords),
        keyOf: each => each.DBSnapshotIdentifier ?? '',
      });
      return { DBSnapshots: items, Marker: nextToken };
    },

    DescribeDBSubnetGroups(input, context) {
      const region = world.region(context.accountId, context.region);
      const wanted = input.DBSubnetGroupName;
      if (wanted && !region.dbSubnetGroups.has(wanted)) {
        throw new rds.DBSubnetGroupNotFoundFault({
          message: `DB subnet group '${wanted}' does not exist.`,
          $metadata: {},
        });
      }
      return {
        DBSubnetGroups: region.dbSubnetGroups
          .where(shape => !wanted || shape.DBSubnetGroupName === wanted)
          .map(each => each.shape),
      };
    },

    DescribeDBParameterGroups(input, context) {
      const region = world.region(context.accountId, context.region);
      const wanted = input.DBParameterGroupName;
      if (wanted && !region.dbParameterGroups.has(wanted)) {
        throw parameterGroupNotFound(wanted);
      }
      return {
        DBParameterGroups: region.dbParameterGroups
          .where(shape => !wanted || shape.DBParameterGroupName === wanted)
          .map(({ shape: { parameters: _parameters, ...group } }) => group),
      };
    },

    DescribeDBParameters(input, context) {
      const region = world.region(context.accountId, context.region);
      const name = input.DBParameterGroupName ?? '';
      const group = region.dbParameterGroups.get(name);
      if (!group) throw parameterGroupNotFound(name);
      return {
        Parameters: group.shape.parameters.filter(
          each => !input.Source || each.Source === input.Source,
        ),
      };
    },

    ListTagsForResource(input, context) {
      const region = world.region(context.accountId, context.region);
      const arn = input.ResourceName;
      const found =
        region.dbInstances.byArn(arn) ??
        region.dbSubnetGroups.byArn(arn) ??
        region.dbParameterGroups.byArn(arn);
      if (!found) throw instanceNotFound(arn ?? '');
      return { TagList: tagList(found.tags) };
    },
  };
}

const parameterGroupNotFound = (name: string) =>
  new rds.DBParameterGroupNotFoundFault({
    message: `DBParameterGroup not found: ${name}`,
    $metadata: {},
  });
