import * as sns from '@aws-sdk/client-sns';
import type { Resource } from '../../world/Resource';
import type { TopicShape } from '../../world/resources/sns';
import { newResource, type Origin, type Place } from '../Place';
import { invalidParameter } from './errors';

const NAME = /^[\w-]{1,256}$/;
const FIFO_NAME = /^[\w-]{1,251}\.fifo$/;

/** What of a topic can be set, beside its name and whether it is FIFO. */
const SETTABLE = [
  'ArchivePolicy',
  'ContentBasedDeduplication',
  'DataProtectionPolicy',
  'DeliveryPolicy',
  'DisplayName',
  'FifoThroughputScope',
  'KmsMasterKeyId',
  'Policy',
  'SignatureVersion',
  'TracingConfig',
];
const FEEDBACK =
  /^(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback(RoleArn|SampleRate)$/;

export type Topic = Resource<TopicShape>;

/** @throws NotFoundException */
export function requireTopic({ region }: Place, arn = ''): Topic {
  const found = region.topics.get(arn);
  if (found) return found;
  throw new sns.NotFoundException({
    message: 'Topic does not exist',
    $metadata: {},
  });
}

/**
 * Makes a topic, or gives the one of that name when it is the same.
 * @throws InvalidParameterException
 */
export function createTopic(
  place: Place,
  input: { name: string; attributes?: Record<string, string> },
  origin: Origin,
): Topic {
  const { region } = place;
  const { name, attributes: { FifoTopic: fifo, ...rest } = {} } = input;
  const isFifo = fifo === 'true';
  if (!(isFifo ? FIFO_NAME : NAME).test(name)) {
    throw invalidParameter('Topic Name');
  }
  const arn = region.arn('sns', name);
  const existing = region.topics.get(arn);
  if (existing) {
    assertSame(existing, rest, origin.tags ?? {});
    return existing;
  }
  const topic = newResource(place, origin, {
    id: arn,
    arn,
    shape: { name, ...(isFifo && { fifo: true }) } as TopicShape,
  });
  for (const [attribute, value] of Object.entries(rest)) {
    setTopicAttribute(topic, attribute, value);
  }
  return region.topics.put(topic);
}

function assertSame(
  topic: Topic,
  attributes: Record<string, string>,
  tags: Record<string, string>,
) {
  const differs = (a: Record<string, string>, b: Record<string, string>) =>
    Object.entries(a).some(([name, value]) => b[name] !== value);
  if (differs(attributes, attributesOf(topic))) {
    throw invalidParameter(
      'Attributes Reason: Topic already exists with different attributes',
    );
  }
  if (differs(tags, topic.tags)) {
    throw invalidParameter(
      'Tags Reason: Topic already exists with different tags',
    );
  }
}

/** @throws InvalidParameterException for an attribute that there is none of */
export function setTopicAttribute(
  { shape }: Pick<Topic, 'shape'>,
  name: string,
  value: string | undefined,
): void {
  if (name === 'DisplayName') shape.displayName = value;
  else if (name === 'Policy') shape.policy = value;
  else if (SETTABLE.includes(name) || FEEDBACK.test(name)) {
    shape.attributes = { ...shape.attributes };
    if (value) shape.attributes[name] = value;
    else delete shape.attributes[name];
  } else throw invalidParameter('AttributeName');
}

/** Removes a topic and who listens to it; one that is gone already, too. */
export function deleteTopic({ region }: Place, arn: string): void {
  region.topics.delete(arn);
  for (const each of region.subscriptions.where(
    ({ topicArn }) => topicArn === arn,
  )) {
    region.subscriptions.delete(each.id);
  }
}

/** What was set, and what is so unless it is set. */
const attributesOf = ({ shape, arn }: Topic): Record<string, string> => ({
  DisplayName: shape.displayName ?? '',
  Policy: shape.policy ?? defaultPolicy(arn),
  ...(shape.fifo && { FifoTopic: 'true' }),
  ...shape.attributes,
});

/** A topic as GetTopicAttributes tells it. */
export function describeTopic(
  { region }: Place,
  topic: Topic,
): Record<string, string> {
  const listening = region.subscriptions.where(
    each => each.topicArn === topic.arn,
  );
  const pending = listening.filter(({ shape }) => shape.pendingSince);
  return {
    TopicArn: topic.arn,
    Owner: region.accountId,
    ...attributesOf(topic),
    EffectiveDeliveryPolicy: EFFECTIVE_DELIVERY_POLICY,
    SubscriptionsConfirmed: String(listening.length - pending.length),
    SubscriptionsPending: String(pending.length),
    SubscriptionsDeleted: '0',
  };
}

/** The owner may do everything. */
function defaultPolicy(arn: string): string {
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: arn,
        Condition: {
          StringEquals: { 'AWS:SourceOwner': arn.split(':')[4] },
        },
      },
    ],
  });
}

const EFFECTIVE_DELIVERY_POLICY = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
});
