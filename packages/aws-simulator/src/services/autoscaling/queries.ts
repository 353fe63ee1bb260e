import * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { activitiesOf } from './activities';
import { alarmList } from './policyAlarms';
import { unknownResource } from './refusals';

const DEFAULT_RESULTS = 50;

export function queryHandlers(world: World): Handlers<typeof autoscaling> {
  const taggable = (
    context: { accountId: string; region: string },
    arn = '',
  ): Resource<object> => {
    const region = world.region(context.accountId, context.region);
    const found =
      region.scalableTargets.byArn(arn) ?? region.scalingPolicies.byArn(arn);
    if (!found) throw unknownResource(arn);
    return found;
  };

  return {
    DescribeScalableTargets(input, context) {
      const region = world.region(context.accountId, context.region);
      const found = region.scalableTargets.where(
        each =>
          each.ServiceNamespace === input.ServiceNamespace &&
          (!input.ResourceIds?.length ||
            input.ResourceIds.includes(each.ResourceId)) &&
          (!input.ScalableDimension ||
            each.ScalableDimension === input.ScalableDimension),
      );
      const { items, next } = pageOf(found, input, each => each.id);
      return {
        ScalableTargets: items.map(
          ({ shape: { configuredAt: _, ...target } }) => target,
        ),
        NextToken: next,
      };
    },

    DescribeScalingPolicies(input, context) {
      const region = world.region(context.accountId, context.region);
      const found = region.scalingPolicies.where(
        each =>
          each.ServiceNamespace === input.ServiceNamespace &&
          (!input.ResourceId || each.ResourceId === input.ResourceId) &&
          (!input.ScalableDimension ||
            each.ScalableDimension === input.ScalableDimension) &&
          (!input.PolicyNames?.length ||
            input.PolicyNames.includes(each.PolicyName)),
      );
      const { items, next } = pageOf(found, input, each => each.id);
      return {
        ScalingPolicies: items.map(({ arn, shape }) => ({
          ...shape,
          Alarms: alarmList(region, arn),
        })),
        NextToken: next,
      };
    },

    DescribeScalingActivities(input, context) {
      const region = world.region(context.accountId, context.region);
      const activities = region.scalableTargets
        .where(
          each =>
            each.ServiceNamespace === input.ServiceNamespace &&
            (!input.ResourceId || each.ResourceId === input.ResourceId),
        )
        .flatMap(({ shape }) => activitiesOf(region, shape, world.now()));
      const { items, next } = pageOf(
        activities,
        input,
        each => `${each.StartTime?.toISOString()} ${each.ActivityId}`,
        'descending',
      );
      return { ScalingActivities: items, NextToken: next };
    },

    ListTagsForResource({ ResourceARN }, context) {
      return { Tags: { ...taggable(context, ResourceARN).tags } };
    },

    TagResource({ ResourceARN, Tags }, context) {
      Object.assign(taggable(context, ResourceARN).tags, Tags);
      world.changed();
      return {};
    },

    UntagResource({ ResourceARN, TagKeys = [] }, context) {
      const { tags } = taggable(context, ResourceARN);
      for (const key of TagKeys) delete tags[key];
      world.changed();
      return {};
    },
  };
}

const pageOf = <Item>(
  items: Item[],
  { NextToken, MaxResults }: { NextToken?: string; MaxResults?: number },
  keyOf: (item: Item) => string,
  order: 'ascending' | 'descending' = 'ascending',
) =>
  sortedPage(items, {
    token: NextToken,
    size: MaxResults ?? DEFAULT_RESULTS,
    keyOf,
    order,
    invalidToken: () =>
      new autoscaling.InvalidNextTokenException({
        message: 'The next token is invalid.',
        $metadata: {},
      }),
  });
