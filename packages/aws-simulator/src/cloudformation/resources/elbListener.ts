import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { z } from 'zod';
import { assertCertificates } from '../../services/elb/certificates';
import {
  anyJson,
  number,
  putResource,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import type { Json } from '../template/Template';
import {
  asElbFailure,
  attributeList,
  elbFailure,
  fullNameOf,
  toAttributes,
} from './elbParts';
import { hexOf } from './names';

const actions = z.array(
  z.strictObject({
    Type: text,
    Order: number.optional(),
    TargetGroupArn: text.optional(),
    ForwardConfig: anyJson.optional(),
    RedirectConfig: anyJson.optional(),
    FixedResponseConfig: anyJson.optional(),
  }),
);
const asActions = (list: z.output<typeof actions>) =>
  list as unknown as Action[];

export const listener = resourceProvider({
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  untagged: true,
  seconds: 1,
  properties: {
    AlpnPolicy: texts.optional(),
    Certificates: z
      .array(z.strictObject({ CertificateArn: text.optional() }))
      .optional(),
    DefaultActions: actions,
    ListenerAttributes: attributeList.optional(),
    LoadBalancerArn: text,
    Port: number.optional(),
    Protocol: z.enum(['HTTP', 'HTTPS', 'TCP', 'TLS']).optional(),
    SslPolicy: text.optional(),
  },
  replacedBy: ['LoadBalancerArn'],
  create(properties, context) {
    const { region } = context;
    const { LoadBalancerArn, Port } = properties;
    requireResource(region.loadBalancers, LoadBalancerArn);
    const duplicate = region.listeners.find(
      each => each.LoadBalancerArn === LoadBalancerArn && each.Port === Port,
    );
    if (duplicate) {
      throw elbFailure(
        `A listener already exists on this port for this load balancer '${LoadBalancerArn}'`,
        'AlreadyExists',
      );
    }
    if (properties.Protocol === 'HTTPS' && !properties.Certificates?.length) {
      throw elbFailure('A certificate must be specified for HTTPS listeners');
    }
    asElbFailure(() => assertCertificates(region, properties.Certificates));
    const arn = region.arn(
      'elasticloadbalancing',
      `listener/${fullNameOf(LoadBalancerArn)}/${hexOf(context, 16)}`,
    );
    putResource(region.listeners, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        ListenerArn: arn,
        LoadBalancerArn,
        Port,
        Protocol: properties.Protocol,
        SslPolicy: properties.SslPolicy,
        Certificates: properties.Certificates,
        DefaultActions: asActions(properties.DefaultActions),
        attributes: toAttributes({}, properties.ListenerAttributes),
      },
    });
    return { physicalId: arn, attributes: { ListenerArn: arn } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.listeners,
      existing.physicalId,
    );
    asElbFailure(() =>
      assertCertificates(context.region, properties.Certificates),
    );
    Object.assign(resource.shape, {
      Port: properties.Port,
      Protocol: properties.Protocol,
      SslPolicy: properties.SslPolicy,
      Certificates: properties.Certificates,
      DefaultActions: asActions(properties.DefaultActions),
    });
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.listeners.delete(physicalId);
    for (const rule of region.listenerRules.where(
      each => each.ListenerArn === physicalId,
    )) {
      region.listenerRules.delete(rule.id);
    }
  },
});

export const listenerRule = resourceProvider({
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  untagged: true,
  properties: {
    Actions: actions,
    Conditions: z.array(z.record(z.string(), z.json())),
    ListenerArn: text,
    Priority: number,
  },
  replacedBy: ['ListenerArn'],
  create(properties, context) {
    const { region } = context;
    requireResource(region.listeners, properties.ListenerArn);
    const taken = region.listenerRules.find(
      each =>
        each.ListenerArn === properties.ListenerArn &&
        each.Priority === String(properties.Priority),
    );
    if (taken) {
      throw elbFailure(
        `Priority '${properties.Priority}' is currently in use`,
        'AlreadyExists',
      );
    }
    const arn = `${properties.ListenerArn.replace(
      ':listener/',
      ':listener-rule/',
    )}/${hexOf(context, 16)}`;
    putResource(region.listenerRules, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: {
        RuleArn: arn,
        ListenerArn: properties.ListenerArn,
        Priority: String(properties.Priority),
        Conditions: properties.Conditions as Array<Record<string, Json>>,
        Actions: asActions(properties.Actions),
        IsDefault: false,
      },
    });
    return { physicalId: arn, attributes: { RuleArn: arn, IsDefault: false } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.listenerRules,
      existing.physicalId,
    );
    Object.assign(resource.shape, {
      Priority: String(properties.Priority),
      Conditions: properties.Conditions,
      Actions: asActions(properties.Actions),
    });
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.listenerRules.delete(physicalId);
  },
});
