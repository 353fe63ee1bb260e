import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  type Handlers,
  type RequestContext,
  validationError,
} from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagsOf } from '../../world/Resource';
import type { ListenerShape, RuleShape } from '../../world/resources/elb';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { assertCertificates } from './certificates';
import {
  priorityInUse,
  requireListener,
  requireLoadBalancer,
  requireRule,
  targetGroupNotFound,
} from './find';

const MOST_PRIORITY = 50_000;

/** Listeners and rules that people make and change. */
export function listenerChangeHandlers(world: World): Handlers<typeof elb> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);
  const hex = (...keys: unknown[]) =>
    seededHex(16, world.seed, world.now().getTime(), ...keys);

  return {
    CreateListener({ Tags, ...input }, context) {
      const region = regionOf(context);
      const balancer = requireLoadBalancer(region, input.LoadBalancerArn);
      assertPortFree(region, balancer.arn, input.Port);
      assertTls(input.Protocol, input.Certificates);
      assertCertificates(region, input.Certificates);
      assertActions(region, input.DefaultActions);
      const arn = `${balancer.arn.replace(
        ':loadbalancer/',
        ':listener/',
      )}/${hex(balancer.arn, input.Port)}`;
      const { shape } = region.listeners.put({
        id: arn,
        arn,
        createdAt: world.now(),
        tags: tagsOf(Tags),
        shape: {
          ListenerArn: arn,
          LoadBalancerArn: balancer.arn,
          Port: input.Port,
          Protocol: input.Protocol,
          SslPolicy: input.SslPolicy,
          Certificates: input.Certificates,
          DefaultActions: input.DefaultActions,
          attributes: {},
        },
      });
      world.changed();
      return { Listeners: [withoutAttributes(shape)] };
    },

    ModifyListener({ ListenerArn, ...changes }, context) {
      const region = regionOf(context);
      const { shape } = requireListener(region, ListenerArn);
      if (changes.Port !== undefined && changes.Port !== shape.Port) {
        assertPortFree(region, shape.LoadBalancerArn, changes.Port);
      }
      assertTls(
        changes.Protocol ?? shape.Protocol,
        changes.Certificates ?? shape.Certificates,
      );
      assertCertificates(region, changes.Certificates);
      assertActions(region, changes.DefaultActions);
      Object.assign(shape, definedIn(changes));
      world.changed();
      return { Listeners: [withoutAttributes(shape)] };
    },

    DeleteListener({ ListenerArn }, context) {
      const region = regionOf(context);
      const { id, arn } = requireListener(region, ListenerArn);
      for (const rule of region.listenerRules.where(
        each => each.ListenerArn === arn,
      )) {
        region.listenerRules.delete(rule.id);
      }
      region.listeners.delete(id);
      world.changed();
      return {};
    },

    AddListenerCertificates({ ListenerArn, Certificates = [] }, context) {
      const region = regionOf(context);
      const { shape } = requireListener(region, ListenerArn);
      assertCertificates(region, Certificates);
      const known = shape.Certificates ?? [];
      const added = Certificates.filter(
        each => !known.some(k => k.CertificateArn === each.CertificateArn),
      ).map(({ CertificateArn }) => ({ CertificateArn }));
      shape.Certificates = [...known, ...added];
      world.changed();
      return { Certificates: added.map(e => ({ ...e, IsDefault: false })) };
    },

    RemoveListenerCertificates({ ListenerArn, Certificates = [] }, context) {
      const { shape } = requireListener(regionOf(context), ListenerArn);
      const [first, ...others] = shape.Certificates ?? [];
      const arns = Certificates.map(each => each.CertificateArn);
      if (first && arns.includes(first.CertificateArn)) {
        throw new elb.OperationNotPermittedException({
          message: 'Default certificate cannot be removed',
          $metadata: {},
        });
      }
      shape.Certificates = [
        ...(first ? [first] : []),
        ...others.filter(each => !arns.includes(each.CertificateArn)),
      ];
      world.changed();
      return {};
    },

    CreateRule({ Tags, ...input }, context) {
      const region = regionOf(context);
      const listener = requireListener(region, input.ListenerArn);
      assertPriority(region, listener, input.Priority);
      assertActions(region, input.Actions);
      const arn = `${listener.arn.replace(
        ':listener/',
        ':listener-rule/',
      )}/${hex(listener.arn, input.Priority)}`;
      const { shape } = region.listenerRules.put({
        id: arn,
        arn,
        createdAt: world.now(),
        tags: tagsOf(Tags),
        shape: {
          RuleArn: arn,
          ListenerArn: listener.arn,
          Priority: String(input.Priority),
          Conditions: input.Conditions,
          Actions: input.Actions,
          IsDefault: false,
        },
      });
      world.changed();
      return { Rules: [withoutListener(shape)] };
    },

    ModifyRule({ RuleArn, Conditions, Actions }, context) {
      const region = regionOf(context);
      const { shape } = requireRule(region, RuleArn);
      assertActions(region, Actions);
      Object.assign(shape, definedIn({ Conditions, Actions }));
      world.changed();
      return { Rules: [withoutListener(shape)] };
    },

    SetRulePriorities({ RulePriorities = [] }, context) {
      const region = regionOf(context);
      const changes = RulePriorities.map(({ RuleArn, Priority }) => ({
        rule: requireRule(region, RuleArn),
        priority: String(Priority),
      }));
      const isTaken = changes.some(({ rule, priority }) =>
        region.listenerRules.find(
          (each, resource) =>
            each.ListenerArn === rule.shape.ListenerArn &&
            each.Priority === priority &&
            !changes.some(change => change.rule === resource),
        ),
      );
      if (isTaken) throw priorityInUse(changes[0].priority);
      for (const { rule, priority } of changes) rule.shape.Priority = priority;
      world.changed();
      return { Rules: changes.map(({ rule }) => withoutListener(rule.shape)) };
    },

    DeleteRule({ RuleArn }, context) {
      const region = regionOf(context);
      region.listenerRules.delete(requireRule(region, RuleArn).id);
      world.changed();
      return {};
    },
  };
}

function assertPortFree(
  region: Region,
  LoadBalancerArn: string,
  port: number | undefined,
) {
  const taken = region.listeners.find(
    each => each.LoadBalancerArn === LoadBalancerArn && each.Port === port,
  );
  if (!taken) return;
  throw new elb.DuplicateListenerException({
    message: `A listener already exists on this port for this load balancer '${LoadBalancerArn}'`,
    $metadata: {},
  });
}

function assertTls(
  protocol: string | undefined,
  certificates: elb.Certificate[] | undefined,
) {
  if (protocol === 'HTTPS' && !certificates?.length) {
    throw validationError(
      'A certificate must be specified for HTTPS listeners',
    );
  }
}

function assertActions(region: Region, actions: elb.Action[] = []) {
  for (const { TargetGroupArn, ForwardConfig } of actions) {
    const arns = [
      TargetGroupArn,
      ...(ForwardConfig?.TargetGroups ?? []).map(e => e.TargetGroupArn),
    ];
    for (const arn of arns) {
      if (arn && !region.targetGroups.has(arn)) {
        throw targetGroupNotFound(`Target groups '${arn}' not found`);
      }
    }
  }
}

function assertPriority(
  region: Region,
  listener: Resource<ListenerShape>,
  priority = 0,
) {
  if (priority < 1 || priority > MOST_PRIORITY) {
    throw validationError(
      `Rule priority must be between 1 and ${MOST_PRIORITY}`,
    );
  }
  const taken = region.listenerRules.find(
    each =>
      each.ListenerArn === listener.arn && each.Priority === String(priority),
  );
  if (taken) throw priorityInUse(String(priority));
}

const withoutAttributes = ({ attributes: _, ...shape }: ListenerShape) => shape;
const withoutListener = ({ ListenerArn: _, ...rule }: RuleShape) => rule;

const definedIn = (changes: object) =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
