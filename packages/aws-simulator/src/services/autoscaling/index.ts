import * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import type { Handlers } from '../../wire';
import { sortedPage } from '../sortedPage';
import type { World } from '../../world/World';

const DEFAULT_RESULTS = 50;

/** Application Auto Scaling of ECS services. */
export function autoScalingHandlers(
  world: World,
): Handlers<typeof autoscaling> {
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
      const { items, next } = pageOf(found, input);
      return { ScalableTargets: items.map(e => e.shape), NextToken: next };
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
      const { items, next } = pageOf(found, input);
      return { ScalingPolicies: items.map(e => e.shape), NextToken: next };
    },

    // No policy acts here: desired counts change by deployments and by hand.
    DescribeScalingActivities: () => ({ ScalingActivities: [] }),
  };
}

const pageOf = <Item extends { id: string }>(
  items: Item[],
  { NextToken, MaxResults }: { NextToken?: string; MaxResults?: number },
) =>
  sortedPage(items, {
    token: NextToken,
    size: MaxResults ?? DEFAULT_RESULTS,
    keyOf: each => each.id,
    invalidToken: () =>
      new autoscaling.InvalidNextTokenException({
        message: 'The next token is invalid.',
        $metadata: {},
      }),
  });
