import * as sns from '@aws-sdk/client-sns';
import type { Resource } from '../../world/Resource';
import type { SubscriptionShape } from '../../world/resources/sns';
import { seededHex, seededUuid } from '../../world/seeded';
import { newResource, type Origin, type Place } from '../Place';
import { invalidParameter } from './errors';
import { requireTopic } from './topics';

/** Endpoints that somebody has to confirm. */
const CONFIRMED_BY_OWNER = ['email', 'email-json', 'http', 'https'];

/** What an endpoint of a protocol looks like, and what it is called if not. */
const ENDPOINTS: Record<string, [pattern: RegExp, words: string]> = {
  application: [/^arn:/, 'Application endpoint arn'],
  email: [/^[^@\s]+@[^@\s]+$/, 'Email address'],
  'email-json': [/^[^@\s]+@[^@\s]+$/, 'Email address'],
  firehose: [/^arn:aws:firehose:/, 'Firehose Arn'],
  http: [/^http:\/\//, 'Endpoint must match the specified protocol'],
  https: [/^https:\/\//, 'Endpoint must match the specified protocol'],
  lambda: [/^arn:aws:lambda:/, 'Lambda endpoint ARN'],
  sms: [/^\+?[\d\s()-]{5,20}$/, 'Invalid SMS endpoint'],
  sqs: [/^arn:aws:sqs:/, 'SQS endpoint ARN'],
};

const SETTABLE = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
];

export type Subscription = Resource<SubscriptionShape>;

/** @throws NotFoundException, InvalidParameterException */
export function requireSubscription({ region }: Place, arn = ''): Subscription {
  const elements = arn.split(':').length;
  if (elements < 6) {
    throw invalidParameter(
      `SubscriptionArn Reason: An ARN must have at least 6 elements, not ${elements}`,
    );
  }
  const found = region.subscriptions.get(arn);
  if (found) return found;
  throw new sns.NotFoundException({
    message: 'Subscription does not exist',
    $metadata: {},
  });
}

/**
 * Lets an endpoint listen, or gives the subscription that it has.
 * @throws NotFoundException, InvalidParameterException
 */
export function subscribe(
  place: Place,
  input: {
    topicArn: string | undefined;
    protocol: string | undefined;
    endpoint: string | undefined;
    attributes?: Record<string, string>;
  },
  origin: Origin,
): Subscription {
  const { region, world } = place;
  const { protocol = '', endpoint = '', attributes = {} } = input;
  const topic = requireTopic(place, input.topicArn);
  const form = ENDPOINTS[protocol];
  if (!form) {
    throw invalidParameter(
      `Does not support this protocol string: ${protocol}`,
    );
  }
  const [pattern, words] = form;
  if (!pattern.test(endpoint)) throw invalidParameter(words);
  const existing = region.subscriptions.find(
    each =>
      each.topicArn === topic.arn &&
      each.protocol === protocol &&
      each.endpoint === endpoint,
  );
  if (existing) return existing;
  const key = [topic.arn, protocol, endpoint, world.now().getTime()];
  const arn = `${topic.arn}:${seededUuid(world.seed, ...key)}`;
  const subscription = newResource(
    place,
    { stackId: origin.stackId },
    {
      id: arn,
      arn,
      shape: {
        topicArn: topic.arn,
        protocol,
        endpoint,
        ...(CONFIRMED_BY_OWNER.includes(protocol) && {
          pendingSince: world.now(),
        }),
      } as SubscriptionShape,
    },
  );
  for (const [name, value] of Object.entries(attributes)) {
    setSubscriptionAttribute(subscription, name, value);
  }
  return region.subscriptions.put(subscription);
}

/** @throws InvalidParameterException for an attribute that there is none of */
export function setSubscriptionAttribute(
  { shape }: Pick<Subscription, 'shape'>,
  name: string,
  value: string | undefined,
): void {
  if (!SETTABLE.includes(name)) throw invalidParameter('AttributeName');
  shape.attributes = { ...shape.attributes };
  if (value) shape.attributes[name] = value;
  else delete shape.attributes[name];
}

/** The token in the message that asks for a confirmation. */
export const confirmationToken = ({ world }: Place, { arn }: Subscription) =>
  seededHex(64, world.seed, arn, 'confirmation');

/** What follows when the owner of the endpoint says yes. */
export function confirm({ shape }: Subscription): void {
  delete shape.pendingSince;
}

/** The ARN, which is kept secret until the subscription is confirmed. */
export const listedArn = ({ arn, shape }: Subscription) =>
  shape.pendingSince ? 'PendingConfirmation' : arn;
