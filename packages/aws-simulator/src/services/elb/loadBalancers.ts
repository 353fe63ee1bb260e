import type * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Handlers, validationError } from '../../wire';
import type { LoadBalancerShape } from '../../world/resources/elb';
import type { World } from '../../world/World';
import { attributeList, setAttributes } from './attributes';
import {
  assertArn,
  assertAtMost,
  elbPage,
  loadBalancerNotFound,
  requireLoadBalancer,
} from './find';

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
const MOST_ARNS = 20;

export function loadBalancerHandlers(world: World): Handlers<typeof elb> {
  return {
    DescribeLoadBalancers(input, context) {
      const region = world.region(context.accountId, context.region);
      const { LoadBalancerArns: arns, Names: names } = input;
      if (arns && names) {
        throw validationError(
          'Load balancer names and load balancer ARNs cannot be specified at the same time',
        );
      }
      assertAtMost(MOST_ARNS, 'loadBalancerArns', arns);
      assertAtMost(MOST_ARNS, 'names', names);
      for (const arn of arns ?? []) {
        assertArn('loadbalancer', 'load balancer', arn);
        if (!region.loadBalancers.has(arn)) throw loadBalancerNotFound();
      }
      const all = region.loadBalancers.all();
      const missing = names?.filter(
        name => !all.some(each => each.shape.LoadBalancerName === name),
      );
      if (missing?.length) {
        throw loadBalancerNotFound(
          `Load balancers '[${missing.join(', ')}]' not found`,
        );
      }
      const wanted = all.filter(
        each =>
          (!arns || arns.includes(each.arn)) &&
          (!names || names.includes(each.shape.LoadBalancerName)),
      );
      const { items, NextMarker } = elbPage(wanted, input, each => each.arn);
      return {
        LoadBalancers: items.map(each => withoutAttributes(each.shape)),
        NextMarker,
      };
    },

    DescribeLoadBalancerAttributes({ LoadBalancerArn }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireLoadBalancer(region, LoadBalancerArn);
      return { Attributes: attributeList(shape.attributes) };
    },

    ModifyLoadBalancerAttributes({ LoadBalancerArn, Attributes }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireLoadBalancer(region, LoadBalancerArn);
      setAttributes(shape.attributes, Attributes);
      world.changed();
      return { Attributes: attributeList(shape.attributes) };
    },
  };
}

function withoutAttributes({ attributes: _, ...shape }: LoadBalancerShape) {
  return shape;
}
