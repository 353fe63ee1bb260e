import type * as ec2 from '@aws-sdk/client-ec2';
import { AwsError, type Handlers, type RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagsOf } from '../../world/Resource';
import type { Store } from '../../world/Store';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { type FilterKeys, filtered } from './filters';

const MOST_RESULTS = 1000;

const FILTERS: FilterKeys<ec2.TagDescription & { tags: {} }> = {
  key: ({ Key }) => [Key],
  'resource-id': ({ ResourceId }) => [ResourceId],
  'resource-type': ({ ResourceType }) => [ResourceType],
  value: ({ Value }) => [Value],
};

/** The tags of whatever has them in EC2. */
export function tagHandlers(world: World): Handlers<typeof ec2> {
  const find = (context: RequestContext, ids: readonly string[] = []) => {
    const all = taggable(world.region(context.accountId, context.region));
    return ids.map(id => {
      const found = all.find(each => each.id === id);
      if (found) return found.resource;
      throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
    });
  };

  return {
    CreateTags({ Resources, Tags }, context) {
      const found = find(context, Resources);
      for (const { tags } of found) Object.assign(tags, tagsOf(Tags));
      world.changed();
      return {};
    },

    DeleteTags({ Resources, Tags }, context) {
      for (const resource of find(context, Resources)) {
        // Without any, all of the user's own go.
        const doomed =
          Tags ??
          Object.keys(resource.tags)
            .filter(key => !key.startsWith('aws:'))
            .map((Key): ec2.Tag => ({ Key }));
        for (const { Key = '', Value } of doomed) {
          if (Value === undefined || resource.tags[Key] === Value) {
            delete resource.tags[Key];
          }
        }
      }
      world.changed();
      return {};
    },

    DescribeTags(input, context) {
      const region = world.region(context.accountId, context.region);
      const all = taggable(region).flatMap(({ id, type, resource }) =>
        Object.entries(resource.tags).map(([Key, Value]) => ({
          Key,
          Value,
          ResourceId: id,
          ResourceType: type,
          tags: {},
        })),
      );
      const { items, next } = sortedPage(
        filtered(all, input.Filters, FILTERS),
        {
          token: input.NextToken,
          size: input.MaxResults ?? MOST_RESULTS,
          keyOf: each => `${each.ResourceId} ${each.Key}`,
        },
      );
      return {
        Tags: items.map(({ tags: _, ...tag }) => tag),
        NextToken: next,
      };
    },
  };
}

interface Taggable {
  id: string;
  type: ec2.ResourceType;
  resource: Resource<object>;
}

function taggable(region: Region): Taggable[] {
  const of = <Shape extends object>(
    store: Store<Shape>,
    type: ec2.ResourceType,
    idOf: (resource: Resource<Shape>) => string = ({ id }) => id,
  ): Taggable[] =>
    store.all().map(resource => ({ id: idOf(resource), type, resource }));
  return [
    ...of(region.vpcs, 'vpc'),
    ...of(region.subnets, 'subnet'),
    ...of(region.routeTables, 'route-table'),
    ...of(region.internetGateways, 'internet-gateway'),
    ...of(region.natGateways, 'natgateway'),
    ...of(
      region.addresses,
      'elastic-ip',
      ({ id, shape }) => shape.AllocationId ?? id,
    ),
    ...of(region.securityGroups, 'security-group'),
    ...of(region.securityGroupRules, 'security-group-rule'),
    ...of(region.vpcEndpoints, 'vpc-endpoint'),
    ...of(region.flowLogs, 'vpc-flow-log'),
  ];
}
