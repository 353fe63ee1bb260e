import type * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Handlers, validationError } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { TargetGroupShape } from '../../world/resources/elb';
import { targetGroupsOf } from '../../world/service/environment';
import type { World } from '../../world/World';
import { attributeList, setAttributes } from './attributes';
import {
  assertArn,
  elbPage,
  requireLoadBalancer,
  requireTargetGroup,
  targetGroupNotFound,
} from './find';

export function targetGroupHandlers(world: World): Handlers<typeof elb> {
  return {
    DescribeTargetGroups(input, context) {
      const region = world.region(context.accountId, context.region);
      const { items, NextMarker } = elbPage(
        askedFor(region, input),
        input,
        each => each.arn,
      );
      return {
        TargetGroups: items.map(each => describe(region, each)),
        NextMarker,
      };
    },

    DescribeTargetGroupAttributes({ TargetGroupArn }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireTargetGroup(region, TargetGroupArn);
      return { Attributes: attributeList(shape.attributes) };
    },

    ModifyTargetGroupAttributes({ TargetGroupArn, Attributes }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireTargetGroup(region, TargetGroupArn);
      setAttributes(shape.attributes, Attributes);
      world.changed();
      return { Attributes: attributeList(shape.attributes) };
    },

    ModifyTargetGroup({ TargetGroupArn, ...changes }, context) {
      const region = world.region(context.accountId, context.region);
      const group = requireTargetGroup(region, TargetGroupArn);
      Object.assign(group.shape, definedIn(changes));
      world.changed();
      return { TargetGroups: [describe(region, group)] };
    },
  };
}

function askedFor(
  region: Region,
  input: elb.DescribeTargetGroupsInput,
): Resource<TargetGroupShape>[] {
  const { LoadBalancerArn, TargetGroupArns: arns, Names: names } = input;
  const kinds = [LoadBalancerArn, arns, names].filter(each => each);
  if (kinds.length > 1) {
    throw validationError(
      'Target group names, target group ARNs, and a load balancer ARN cannot be specified at the same time',
    );
  }
  if (LoadBalancerArn) {
    return targetGroupsOf(region, requireLoadBalancer(region, LoadBalancerArn));
  }
  const all = region.targetGroups.all();
  for (const arn of arns ?? []) {
    assertArn('targetgroup', 'target group', arn);
    if (!region.targetGroups.has(arn)) throw targetGroupNotFound();
  }
  for (const name of names ?? []) {
    if (!all.some(each => each.shape.TargetGroupName === name)) {
      throw targetGroupNotFound();
    }
  }
  return all.filter(
    each =>
      (!arns || arns.includes(each.arn)) &&
      (!names || names.includes(each.shape.TargetGroupName)),
  );
}

function describe(
  region: Region,
  group: Resource<TargetGroupShape>,
): elb.TargetGroup {
  const { attributes: _, registered: __, ...shape } = group.shape;
  return { ...shape, LoadBalancerArns: loadBalancersOf(region, group.arn) };
}

/** The load balancers that forward to a target group. */
export const loadBalancersOf = (
  region: Region,
  targetGroupArn: string,
): string[] =>
  region.loadBalancers
    .all()
    .filter(each =>
      targetGroupsOf(region, each).some(group => group.arn === targetGroupArn),
    )
    .map(each => each.arn);

const definedIn = (changes: object) =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
