import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Handlers, validationError } from '../../wire';
import { tagList } from '../../world/Resource';
import type { World } from '../../world/World';
import { targetGroupsOf } from '../../world/service/environment';
import { page } from '../paging';
import { describeTargets } from './targets';

const MAX_PAGE_SIZE = 400;

const loadBalancerNotFound = (names: string[]) =>
  new elb.LoadBalancerNotFoundException({
    message: `Load balancers '[${names.join(', ')}]' not found`,
    $metadata: {},
  });
const targetGroupNotFound = () =>
  new elb.TargetGroupNotFoundException({
    message: 'One or more target groups not found',
    $metadata: {},
  });

function pageSize(wanted: number | undefined): number {
  if (wanted !== undefined && (wanted < 1 || wanted > MAX_PAGE_SIZE)) {
    throw validationError(
      `1 validation error detected: Value '${wanted}' at 'pageSize' failed to satisfy constraint: Member must have value between 1 and ${MAX_PAGE_SIZE}`,
    );
  }
  return wanted ?? MAX_PAGE_SIZE;
}

const attributeList = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));

export function elbHandlers(world: World): Handlers<typeof elb> {
  return {
    DescribeLoadBalancers(input, context) {
      const region = world.region(context.accountId, context.region);
      const { LoadBalancerArns: arns, Names: names } = input;
      const missing = [
        ...(arns ?? []).filter(arn => !region.loadBalancers.has(arn)),
        ...(names ?? []).filter(
          name =>
            !region.loadBalancers.find(each => each.LoadBalancerName === name),
        ),
      ];
      if (missing.length > 0) throw loadBalancerNotFound(missing);
      const found = region.loadBalancers.where(
        each =>
          (!arns?.length || arns.includes(each.LoadBalancerArn)) &&
          (!names?.length || names.includes(each.LoadBalancerName)),
      );
      const { items, nextToken } = page(found, {
        token: input.Marker,
        size: pageSize(input.PageSize),
        keyOf: each => each.id,
      });
      return {
        LoadBalancers: items.map(each => each.shape),
        NextMarker: nextToken,
      };
    },

    DescribeLoadBalancerAttributes(input, context) {
      const region = world.region(context.accountId, context.region);
      const found = region.loadBalancers.get(input.LoadBalancerArn);
      if (!found) throw loadBalancerNotFound([input.LoadBalancerArn ?? '']);
      return { Attributes: attributeList(found.shape.attributes) };
    },

    DescribeTargetGroups(input, context) {
      const region = world.region(context.accountId, context.region);
      const { TargetGroupArns: arns, Names: names, LoadBalancerArn } = input;
      const missing =
        (arns ?? []).some(arn => !region.targetGroups.has(arn)) ||
        (names ?? []).some(
          name =>
            !region.targetGroups.find(each => each.TargetGroupName === name),
        );
      if (missing) throw targetGroupNotFound();
      const balancers = region.loadBalancers.all().map(balancer => ({
        arn: balancer.arn,
        groups: targetGroupsOf(region, balancer).map(each => each.arn),
      }));
      if (
        LoadBalancerArn &&
        !balancers.some(each => each.arn === LoadBalancerArn)
      ) {
        throw loadBalancerNotFound([LoadBalancerArn]);
      }
      const balancersOf = (arn: string) =>
        balancers
          .filter(each => each.groups.includes(arn))
          .map(each => each.arn);
      const found = region.targetGroups.where(
        each =>
          (!arns?.length || arns.includes(each.TargetGroupArn)) &&
          (!names?.length || names.includes(each.TargetGroupName)) &&
          (!LoadBalancerArn ||
            balancersOf(each.TargetGroupArn).includes(LoadBalancerArn)),
      );
      const { items, nextToken } = page(found, {
        token: input.Marker,
        size: pageSize(input.PageSize),
        keyOf: each => each.id,
      });
      return {
        TargetGroups: items.map(({ shape }) => ({
          ...shape,
          LoadBalancerArns: balancersOf(shape.TargetGroupArn),
        })),
        NextMarker: nextToken,
      };
    },

    DescribeTargetGroupAttributes(input, context) {
      const region = world.region(context.accountId, context.region);
      const found = region.targetGroups.get(input.TargetGroupArn);
      if (!found) throw targetGroupNotFound();
      return { Attributes: attributeList(found.shape.attributes) };
    },

    DescribeTargetHealth(input, context) {
      const region = world.region(context.accountId, context.region);
      const group = region.targetGroups.get(input.TargetGroupArn);
      if (!group) throw targetGroupNotFound();
      const targets = describeTargets(region, group, world.now());
      return {
        TargetHealthDescriptions: input.Targets?.length
          ? targets.filter(each =>
              input.Targets?.some(target => target.Id === each.Target?.Id),
            )
          : targets,
      };
    },

    DescribeListeners(input, context) {
      const region = world.region(context.accountId, context.region);
      const { LoadBalancerArn, ListenerArns: arns } = input;
      if (LoadBalancerArn && !region.loadBalancers.has(LoadBalancerArn)) {
        throw loadBalancerNotFound([LoadBalancerArn]);
      }
      if (arns?.some(arn => !region.listeners.has(arn))) {
        throw new elb.ListenerNotFoundException({
          message: 'One or more listeners not found',
          $metadata: {},
        });
      }
      const found = region.listeners.where(
        each =>
          (!LoadBalancerArn || each.LoadBalancerArn === LoadBalancerArn) &&
          (!arns?.length || arns.includes(each.ListenerArn)),
      );
      const { items, nextToken } = page(found, {
        token: input.Marker,
        size: pageSize(input.PageSize),
        keyOf: each => each.id,
      });
      return {
        Listeners: items.map(each => each.shape),
        NextMarker: nextToken,
      };
    },

    DescribeRules(input, context) {
      const region = world.region(context.accountId, context.region);
      const { ListenerArn, RuleArns } = input;
      const listener = region.listeners.get(ListenerArn);
      if (ListenerArn && !listener) {
        throw new elb.ListenerNotFoundException({
          message: 'One or more listeners not found',
          $metadata: {},
        });
      }
      const rules = region.listenerRules.where(
        each =>
          (!ListenerArn || each.ListenerArn === ListenerArn) &&
          (!RuleArns?.length || RuleArns.includes(each.RuleArn)),
      );
      return {
        Rules: [
          ...rules.map(each => each.shape),
          ...(listener
            ? [
                {
                  RuleArn: `${listener.arn.replace(
                    ':listener/',
                    ':listener-rule/',
                  )}/default`,
                  Priority: 'default',
                  Conditions: [],
                  Actions: listener.shape.DefaultActions,
                  IsDefault: true,
                },
              ]
            : []),
        ],
      };
    },

    DescribeTags(input, context) {
      const region = world.region(context.accountId, context.region);
      return {
        TagDescriptions: (input.ResourceArns ?? []).map(arn => {
          const found =
            region.loadBalancers.get(arn) ??
            region.targetGroups.get(arn) ??
            region.listeners.get(arn) ??
            region.listenerRules.get(arn);
          if (!found) {
            throw arn.includes(':targetgroup/')
              ? targetGroupNotFound()
              : loadBalancerNotFound([arn]);
          }
          return { ResourceArn: arn, Tags: tagList(found.tags) };
        }),
      };
    },
  };
}
