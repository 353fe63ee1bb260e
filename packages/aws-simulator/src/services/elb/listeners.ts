import type * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { type Handlers, validationError } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { ListenerShape } from '../../world/resources/elb';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { attributeList, setAttributes } from './attributes';
import {
  elbPage,
  requireListener,
  requireLoadBalancer,
  ruleNotFound,
} from './find';

export function listenerHandlers(world: World): Handlers<typeof elb> {
  return {
    DescribeListeners(input, context) {
      const region = world.region(context.accountId, context.region);
      const { LoadBalancerArn, ListenerArns } = input;
      if (!LoadBalancerArn === !ListenerArns) {
        throw validationError(
          'You must specify either listener ARNs or a load balancer ARN',
        );
      }
      if (LoadBalancerArn) requireLoadBalancer(region, LoadBalancerArn);
      const wanted = ListenerArns
        ? ListenerArns.map(arn => requireListener(region, arn))
        : region.listeners.where(
            each => each.LoadBalancerArn === LoadBalancerArn,
          );
      const { items, NextMarker } = elbPage(wanted, input, each => each.arn);
      return {
        Listeners: items.map(each => withoutAttributes(each.shape)),
        NextMarker,
      };
    },

    DescribeListenerAttributes({ ListenerArn }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireListener(region, ListenerArn);
      return { Attributes: attributeList(shape.attributes) };
    },

    ModifyListenerAttributes({ ListenerArn, Attributes }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireListener(region, ListenerArn);
      setAttributes(shape.attributes, Attributes);
      world.changed();
      return { Attributes: attributeList(shape.attributes) };
    },

    DescribeListenerCertificates({ ListenerArn }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireListener(region, ListenerArn);
      return {
        Certificates: (shape.Certificates ?? []).map((each, index) => ({
          ...each,
          IsDefault: index === 0,
        })),
      };
    },

    DescribeRules(input, context) {
      const region = world.region(context.accountId, context.region);
      const { ListenerArn, RuleArns } = input;
      if (!ListenerArn === !RuleArns) {
        throw validationError(
          'You must specify either listener rule ARNs or a listener ARN',
        );
      }
      const wanted = ListenerArn
        ? rulesOf(region, requireListener(region, ListenerArn))
        : rulesByArn(region, RuleArns);
      const { items, NextMarker } = elbPage(wanted, input, sortKey);
      return { Rules: items, NextMarker };
    },
  };
}

/** The rules that were made, and the default one that every listener has. */
function rulesOf(
  region: Region,
  listener: Resource<ListenerShape>,
): elb.Rule[] {
  const made = region.listenerRules.where(
    each => each.ListenerArn === listener.arn,
  );
  return [
    ...made.map(({ shape: { ListenerArn: _, ...rule } }) => rule),
    {
      RuleArn: `${listener.arn.replace(
        ':listener/',
        ':listener-rule/',
      )}/${seededHex(16, listener.arn, 'default rule')}`,
      Priority: 'default',
      IsDefault: true,
      Conditions: [],
      Actions: listener.shape.DefaultActions,
    },
  ];
}

function rulesByArn(region: Region, arns: string[] = []): elb.Rule[] {
  const all = region.listeners.all().flatMap(each => rulesOf(region, each));
  return arns.map(arn => {
    const found = all.find(each => each.RuleArn === arn);
    if (!found) throw ruleNotFound();
    return found;
  });
}

/** By priority, the default rule last. */
const sortKey = ({ Priority = '', RuleArn = '' }: elb.Rule) =>
  `${Priority === 'default' ? '~' : Priority.padStart(5, '0')} ${RuleArn}`;

function withoutAttributes({ attributes: _, ...shape }: ListenerShape) {
  return shape;
}
