import { z } from 'zod';
import {
  requireSubscription,
  setSubscriptionAttribute,
  subscribe,
  type Subscription,
} from '../../services/sns/subscriptions';
import {
  createTopic,
  deleteTopic,
  setTopicAttribute,
  type Topic,
} from '../../services/sns/topics';
import type { Json } from '../template/Template';
import {
  anyJson,
  flag,
  type ProviderContext,
  refuseDuplicate,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { callService, callToRemove } from './callService';
import { generatedName } from './names';
import { originOf } from './originOf';

const call = <Result>(work: () => Result) => callService('Sns', work);

const topicProperties = {
  ContentBasedDeduplication: flag.optional(),
  DataProtectionPolicy: anyJson.optional(),
  DisplayName: text.optional(),
  FifoTopic: flag.optional(),
  KmsMasterKeyId: text.optional(),
  SignatureVersion: text.optional(),
  Subscription: z
    .array(z.strictObject({ Endpoint: text, Protocol: text }))
    .optional(),
  TopicName: text.optional(),
  TracingConfig: text.optional(),
};
type TopicProperties = z.output<z.ZodObject<typeof topicProperties>>;

export const topic = resourceProvider({
  type: 'AWS::SNS::Topic',
  properties: topicProperties,
  replacedBy: ['TopicName', 'FifoTopic'],
  create(properties, context) {
    const { region } = context;
    const suffix = properties.FifoTopic ? '.fifo' : '';
    const name =
      properties.TopicName ??
      generatedName(context, 256 - suffix.length) + suffix;
    const arn = region.arn('sns', name);
    refuseDuplicate(region.topics.get(arn), name);
    const made = call(() =>
      createTopic(
        context,
        { name, attributes: { FifoTopic: String(properties.FifoTopic) } },
        originOf(context, properties.Tags),
      ),
    );
    configure(made, properties);
    listen(arn, properties, context);
    return { physicalId: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
  update(properties, existing, context) {
    const found = requireResource(context.region.topics, existing.physicalId);
    configure(found, properties);
    found.tags = tagsFor(context, properties.Tags);
    const before = existing.properties.Subscription ?? [];
    const after = properties.Subscription ?? [];
    for (const { Endpoint, Protocol } of before) {
      const isKept = after.some(
        each => each.Endpoint === Endpoint && each.Protocol === Protocol,
      );
      const gone = context.region.subscriptions.find(
        each =>
          each.topicArn === found.arn &&
          each.endpoint === Endpoint &&
          each.protocol === Protocol,
      );
      if (!isKept && gone) context.region.subscriptions.delete(gone.id);
    }
    listen(found.arn, properties, context);
    return existing;
  },
  delete({ physicalId }, context) {
    deleteTopic(context, physicalId);
  },
});

function configure(made: Topic, properties: TopicProperties) {
  const { ContentBasedDeduplication, DataProtectionPolicy } = properties;
  const attributes = {
    ContentBasedDeduplication: textOf(ContentBasedDeduplication),
    DataProtectionPolicy: textOf(DataProtectionPolicy),
    DisplayName: properties.DisplayName,
    KmsMasterKeyId: properties.KmsMasterKeyId,
    SignatureVersion: properties.SignatureVersion,
    TracingConfig: properties.TracingConfig,
  };
  for (const [name, value] of Object.entries(attributes)) {
    setTopicAttribute(made, name, value);
  }
}

/** The subscriptions that the topic itself lists. */
function listen(
  topicArn: string,
  { Subscription: listed = [] }: TopicProperties,
  context: ProviderContext,
) {
  for (const { Protocol: protocol, Endpoint: endpoint } of listed) {
    call(() =>
      subscribe(context, { topicArn, protocol, endpoint }, originOf(context)),
    );
  }
}

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' || value === undefined
    ? value
    : JSON.stringify(value);

const subscriptionProperties = {
  DeliveryPolicy: anyJson.optional(),
  Endpoint: text.optional(),
  FilterPolicy: anyJson.optional(),
  FilterPolicyScope: z.enum(['MessageAttributes', 'MessageBody']).optional(),
  Protocol: text,
  RawMessageDelivery: flag.optional(),
  RedrivePolicy: anyJson.optional(),
  Region: text.optional(),
  SubscriptionRoleArn: text.optional(),
  TopicArn: text,
};

export const subscription = resourceProvider({
  type: 'AWS::SNS::Subscription',
  untagged: true,
  properties: subscriptionProperties,
  replacedBy: ['Endpoint', 'Protocol', 'TopicArn'],
  create(properties, context) {
    const made = call(() =>
      subscribe(
        context,
        {
          topicArn: properties.TopicArn,
          protocol: properties.Protocol,
          endpoint: properties.Endpoint,
        },
        originOf(context),
      ),
    );
    configureSubscription(made, properties);
    return { physicalId: made.arn, attributes: { Arn: made.arn } };
  },
  update(properties, existing, context) {
    const found = call(() => requireSubscription(context, existing.physicalId));
    configureSubscription(found, properties);
    return existing;
  },
  delete({ physicalId }, context) {
    callToRemove('Sns', () => {
      const { id } = requireSubscription(context, physicalId);
      context.region.subscriptions.delete(id);
    });
  },
});

function configureSubscription(
  made: Subscription,
  properties: z.output<z.ZodObject<typeof subscriptionProperties>>,
) {
  const attributes = {
    DeliveryPolicy: textOf(properties.DeliveryPolicy),
    FilterPolicy: textOf(properties.FilterPolicy),
    FilterPolicyScope: properties.FilterPolicyScope,
    RawMessageDelivery: textOf(properties.RawMessageDelivery),
    RedrivePolicy: textOf(properties.RedrivePolicy),
    SubscriptionRoleArn: properties.SubscriptionRoleArn,
  };
  for (const [name, value] of Object.entries(attributes)) {
    setSubscriptionAttribute(made, name, value);
  }
}

export const topicPolicy = resourceProvider({
  type: 'AWS::SNS::TopicPolicy',
  untagged: true,
  properties: { PolicyDocument: anyJson, Topics: texts },
  replacedBy: [],
  create(properties, context) {
    const id = generatedName(context);
    put(properties, context);
    return { physicalId: id, attributes: { Id: id } };
  },
  update(properties, existing, context) {
    remove(existing.properties.Topics, context);
    put(properties, context);
    return existing;
  },
  delete({ properties }, context) {
    remove(properties.Topics, context);
  },
});

function put(
  properties: { PolicyDocument: Json; Topics: string[] },
  { region }: ProviderContext,
) {
  for (const arn of properties.Topics) {
    requireResource(region.topics, arn).shape.policy = JSON.stringify(
      properties.PolicyDocument,
    );
  }
}

function remove(arns: string[], { region }: ProviderContext) {
  for (const arn of arns) delete region.topics.get(arn)?.shape.policy;
}
