import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import {
  instanceNotFound,
  invalidParameterValue,
  parameterGroupNotFound,
  snapshotNotFound,
  subnetGroupNotFound,
} from './refusals';
import { snapshotsAt } from './snapshots';

export function tagHandlers(world: World): Handlers<typeof rds> {
  const find = (context: { accountId: string; region: string }, arn = '') =>
    taggable(world.region(context.accountId, context.region), arn, world.now());

  return {
    ListTagsForResource({ ResourceName }, context) {
      return { TagList: tagList(find(context, ResourceName).tags) };
    },

    AddTagsToResource({ ResourceName, Tags }, context) {
      Object.assign(find(context, ResourceName).tags, tagsOf(Tags));
      world.changed();
      return {};
    },

    RemoveTagsFromResource({ ResourceName, TagKeys = [] }, context) {
      const { tags } = find(context, ResourceName);
      for (const key of TagKeys) delete tags[key];
      world.changed();
      return {};
    },
  };
}

/** Whatever of this service has tags. */
function taggable(region: Region, arn: string, at: Date): Resource<object> {
  const [, kind, name] =
    /^arn:aws:rds:[^:]*:\d*:(db|subgrp|pg|snapshot):(.+)$/.exec(arn) ?? [];
  switch (kind) {
    case 'db':
      return region.dbInstances.byArn(arn) ?? refuse(instanceNotFound(name));
    case 'subgrp':
      return (
        region.dbSubnetGroups.byArn(arn) ?? refuse(subnetGroupNotFound(name))
      );
    case 'pg':
      return (
        region.dbParameterGroups.byArn(arn) ??
        refuse(parameterGroupNotFound(name))
      );
    case 'snapshot':
      return (
        snapshotsAt(region, at).find(each => each.arn === arn) ??
        refuse(snapshotNotFound(name))
      );
    default:
      throw invalidParameterValue(
        'The specified resource name does not match an RDS resource in this region.',
      );
  }
}

function refuse(error: Error): never {
  throw error;
}
