import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Handlers, validationError } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  ElbAttributes,
  LoadBalancerShape,
} from '../../world/resources/elb';
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

    DeleteLoadBalancer({ LoadBalancerArn = '' }, context) {
      const region = world.region(context.accountId, context.region);
      assertArn('loadbalancer', 'load balancer', LoadBalancerArn);
      const found = region.loadBalancers.get(LoadBalancerArn);
      // As in AWS, deleting what is gone succeeds.
      if (!found) return {};
      assertUnprotected(found);
      region.loadBalancers.delete(found.id);
      for (const listener of region.listeners.where(
        each => each.LoadBalancerArn === found.arn,
      )) {
        region.listeners.delete(listener.id);
      }
      world.changed();
      return {};
    },

    ModifyLoadBalancerAttributes({ LoadBalancerArn, Attributes }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireLoadBalancer(region, LoadBalancerArn);
      assertAccessLogs(world, region, shape.attributes, Attributes);
      setAttributes(shape.attributes, Attributes);
      world.changed();
      return { Attributes: attributeList(shape.attributes) };
    },
  };
}

/** @throws OperationNotPermittedException */
function assertUnprotected({ arn, shape }: Resource<LoadBalancerShape>) {
  if (shape.attributes['deletion_protection.enabled'] !== 'true') return;
  throw new elb.OperationNotPermittedException({
    message: `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
    $metadata: {},
  });
}

/** Access logs need a bucket that is there. */
function assertAccessLogs(
  world: World,
  region: Region,
  before: ElbAttributes,
  changes: elb.LoadBalancerAttribute[] = [],
) {
  const after: ElbAttributes = {
    ...before,
    ...Object.fromEntries(
      changes.map(({ Key = '', Value = '' }) => [Key, Value]),
    ),
  };
  if (after['access_logs.s3.enabled'] !== 'true') return;
  const bucket = after['access_logs.s3.bucket'];
  if (!bucket) {
    throw validationError(
      "The value of 'access_logs.s3.bucket' cannot be empty",
    );
  }
  if (world.global(region.accountId).buckets.has(bucket)) return;
  throw new elb.InvalidConfigurationRequestException({
    message: `Access Denied for bucket: ${bucket}. Please check S3bucket permission`,
    $metadata: {},
  });
}

function withoutAttributes({ attributes: _, ...shape }: LoadBalancerShape) {
  return shape;
}
